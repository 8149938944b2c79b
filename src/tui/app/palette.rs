//! The command line: any command by its name, or by a beginning that no other name has.

use super::command::Command;
use super::keymap::KEYS;

/// Commands without a key of their own.
const KEYLESS: [(&str, Command); 1] = [("brief", Command::Brief)];

/// Names that begin as typed.
pub(crate) fn completions(typed: &str) -> Vec<String> {
    let named = KEYS.iter().map(|binding| binding.name).filter(|name| !name.is_empty());
    let names = named.chain(KEYLESS.iter().map(|(name, _)| *name));
    names.filter(|name| name.starts_with(typed)).map(str::to_owned).collect()
}

/// The command that was typed, and what follows its name.
pub(crate) fn parse(typed: &str) -> Result<Option<(Command, &str)>, String> {
    let typed = typed.trim();
    let (name, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    if name.is_empty() {
        return Ok(None);
    }
    let named = |whole: &dyn Fn(&str) -> bool| -> Vec<Command> {
        let bound = KEYS.iter().filter(|key| !key.name.is_empty()).map(|key| (key.name, key.command));
        bound.chain(KEYLESS).filter(|(name, _)| whole(name)).map(|(_, command)| command).collect()
    };
    let exact = named(&|known| known == name);
    let beginning = named(&|known| known.starts_with(name));
    match (exact.as_slice(), beginning.as_slice()) {
        ([command], _) | ([], [command]) => Ok(Some((*command, rest.trim()))),
        (_, []) => Err(format!("There is no command `{name}`; Tab after : lists them.")),
        _ => Err(format!("`{name}` may be {}.", completions(name).join(" or "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, parse};

    #[test]
    fn a_beginning_that_no_other_name_has_is_enough() {
        assert_eq!(parse("unread"), Err("There is no command `unread`; Tab after : lists them.".into()));
        assert_eq!(parse("und"), Ok(Some((Command::Undo, ""))));
        assert_eq!(parse("import  ~/My digests "), Ok(Some((Command::Import, "~/My digests"))));
        assert_eq!(parse("  "), Ok(None));
        assert!(parse("p").is_err_and(|why| why.contains("page-down or page-up")));
    }
}
