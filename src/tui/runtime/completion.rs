//! Paths that begin as typed.

use std::path::{Path, PathBuf};

/// No more are offered: nobody reads further, and a folder may hold any number.
const MOST: usize = 500;

/// Paths that begin as typed, sorted; folders end in a slash. Hidden ones only where a dot was typed.
pub(crate) fn paths(typed: &str) -> Vec<String> {
    if typed == "~" {
        return vec!["~/".to_owned()];
    }
    let (folder, beginning) = match typed.rfind('/') {
        Some(slash) => typed.split_at(slash + 1),
        None => ("", typed),
    };
    let place = if folder.is_empty() { PathBuf::from(".") } else { expand(Path::new(folder)) };
    let Ok(entries) = std::fs::read_dir(place) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !beginning.starts_with('.');
            (name.starts_with(beginning) && !hidden).then(|| {
                // Through a link as well.
                let slash = if entry.path().is_dir() { "/" } else { "" };
                format!("{folder}{name}{slash}")
            })
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    found
}

/// The path with `~` as the home folder.
pub(crate) fn expand(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn folders_end_in_a_slash_and_hidden_files_wait_for_a_dot() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["digests", "données"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in ["digest.txt", ".hidden", "other"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let root = folder.path().to_str().unwrap();
        let found = |typed: &str| -> Vec<String> {
            let paths = paths(&format!("{root}/{typed}"));
            paths.iter().map(|path| path.strip_prefix(root).unwrap().to_owned()).collect()
        };
        assert_eq!(found("dig"), ["/digest.txt", "/digests/"]);
        assert_eq!(found("."), ["/.hidden"]);
        assert_eq!(found(""), ["/digest.txt", "/digests/", "/données/", "/other"]);
        assert_eq!(found("nowhere/"), Vec::<String>::new());
    }
}
