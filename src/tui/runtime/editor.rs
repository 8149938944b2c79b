//! The reader's own editor: `$VISUAL`, `$EDITOR`, or `vi`, on a private file.

use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use tempfile::TempPath;

/// Lets the editor change a text; the terminal must be given back before.
///
/// # Errors
///
/// A sentence, when there is no editor, it fails, or its file cannot be written or read; the text is as it was then.
pub(crate) fn edit(text: &str) -> Result<String, String> {
    let words = editor().map_err(|why| format!("The note was not opened: {why}."))?;
    let name = words.join(" ");
    let file =
        file_with(text).map_err(|error| format!("A file for the editor could not be made: {error}."))?;
    run(&words, &file).map_err(|why| format!("`{name}` {why}; the note is as it was."))?;
    let bytes =
        std::fs::read(&file).map_err(|error| format!("What `{name}` wrote could not be read: {error}."))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file that only its owner may read, gone when dropped. The ending tells editors that it is running text.
fn file_with(text: &str) -> io::Result<TempPath> {
    let mut file = tempfile::Builder::new().prefix("akyn-note-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        file.write_all(b"\n")?;
    }
    Ok(file.into_temp_path())
}

fn run(words: &[String], file: &Path) -> Result<(), String> {
    let (program, arguments) = words.split_first().ok_or("is no program")?;
    let ended = Command::new(program).args(arguments).arg(file).status();
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("ended with {status}")),
        Err(error) => Err(format!("could not be started ({error}); $EDITOR or $VISUAL names another")),
    }
}

/// The editor and its arguments.
fn editor() -> Result<Vec<String>, String> {
    let set = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| Some((name, std::env::var(name).ok()?)));
    for (name, command) in set {
        let words = split(&command).ok_or(format!("${name} has a quote without its other half"))?;
        if !words.is_empty() {
            return Ok(words);
        }
    }
    Ok(vec!["vi".to_owned()])
}

/// A command's words: parted by spaces, but for those in quotes or behind a backslash. Nothing else of the shell's
/// language is understood. `None` where a quote is not closed.
fn split(command: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut quote): (Option<String>, Option<char>) = (None, None);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(letters.next()),
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{file_with, run, split};

    #[test]
    fn a_command_is_parted_into_words_and_nothing_more() {
        for (command, words) in [
            ("vi", vec!["vi"]),
            ("  code  --wait ", vec!["code", "--wait"]),
            ("'/opt/my editor/ed' -c \"set tw=72\"", vec!["/opt/my editor/ed", "-c", "set tw=72"]),
            ("ed\\ it ''", vec!["ed it", ""]),
            ("vi; rm -rf $HOME `x` *", vec!["vi;", "rm", "-rf", "$HOME", "`x`", "*"]),
            ("", vec![]),
        ] {
            assert_eq!(split(command).unwrap(), words, "{command}");
        }
        assert_eq!(split("vi 'half"), None);
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_private_and_goes_away() {
        use std::os::unix::fs::PermissionsExt;
        let file = file_with("A note").unwrap();
        let path = file.to_path_buf();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "A note\n");
        let sentence = run(&["false".to_owned()], &path).unwrap_err();
        assert!(sentence.starts_with("ended with exit status: 1"), "{sentence}");
        assert!(run(&["/nowhere/ed".to_owned()], &path).unwrap_err().contains("could not be started"));
        drop(file);
        assert!(!path.exists());
    }
}
