//! The brief as a file: made on a thread of its own, never over a file that is there.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::completion::expand;
use crate::library::{Access, BriefFormat, Library, write_brief};

/// What the file is called where no name was given.
const NAME: &str = "brief.md";
/// After so many of them nobody looks for another name.
const MOST: u32 = 9999;

/// Writes the brief of a library, read anew; the name of its file.
///
/// # Errors
///
/// A sentence, where the library cannot be read, or as [`write`].
pub(crate) fn from_library(library: &Path, typed: &str) -> Result<String, String> {
    let written = write(typed, |format| {
        let brief = Library::open(library, Access::Read).and_then(|library| library.brief(format));
        brief.map_err(|error| error.to_string())
    });
    written.map(|path| path.display().to_string())
}

/// Writes a brief; the path of its file.
///
/// # Errors
///
/// A sentence, where the file is there already or cannot be written.
pub(crate) fn write(
    typed: &str,
    make: impl FnOnce(BriefFormat) -> Result<String, String>,
) -> Result<PathBuf, String> {
    let named = (!typed.is_empty()).then(|| expand(Path::new(typed)));
    let path = named.clone().unwrap_or_else(|| PathBuf::from(NAME));
    let format = BriefFormat::of_file(&path).ok_or_else(|| {
        format!("`{}` is not written: end its name in .md, .html or .json.", path.display())
    })?;
    let document = make(format)?;
    let written = match named {
        Some(path) => write_brief(&path, &document).map(|()| path),
        None => create_anew(&path, &document),
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            format!("`{}` is there already and was not touched; give the brief another name.", path.display())
        }
        _ => format!("`{}` could not be written: {error}.", path.display()),
    })
}

/// `brief.md`, `brief-2.md` and so on: the first that is not there.
fn create_anew(path: &Path, document: &str) -> io::Result<PathBuf> {
    let mut tried = write_brief(path, document).map(|()| path.to_owned());
    for number in 2..MOST {
        let taken = tried.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists);
        if !taken {
            break;
        }
        let next = path.with_file_name(format!("brief-{number}.md"));
        tried = write_brief(&next, document).map(|()| next);
    }
    tried
}

#[cfg(test)]
mod tests {
    use super::{create_anew, write};
    use crate::library::BriefFormat;
    use std::fs::read_to_string;

    #[test]
    fn a_file_that_is_there_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("week.html");
        let typed = path.to_str().unwrap();
        let make = |format| Ok(format!("{format:?}"));
        assert_eq!(write(typed, make), Ok(path.clone()));
        let refused = write(typed, |_| Ok("other".into())).unwrap_err();
        assert!(refused.contains("is there already"), "{refused}");
        assert_eq!(read_to_string(&path).unwrap(), format!("{:?}", BriefFormat::Html));
        assert!(write("notes.doc", make).is_err_and(|why| why.contains(".md, .html or .json")));
        assert!(write("/nowhere/at/all.md", make).is_err_and(|why| why.contains("could not be written")));
    }

    #[test]
    fn without_a_name_the_first_free_one_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("brief.md");
        let names: Vec<String> = (0..3)
            .map(|_| create_anew(&path, "text").unwrap().file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["brief.md", "brief-2.md", "brief-3.md"]);
    }
}
