//! A brief as a file: which form its name asks for, and written whole or not at all.

use std::fs::{OpenOptions, remove_file};
use std::io::{self, Write};
use std::path::Path;

use super::BriefFormat;

impl BriefFormat {
    /// The form that the ending of a file's name asks for; `None` where it is of no form.
    pub fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes a brief to a new file, never over one that is there; what cannot be written to its end is taken away. It holds
/// the user's notes, so nobody else may read it until the user lets them.
///
/// # Errors
/// When there is a file of that name already, or it cannot be written.
pub fn write_brief(path: &Path, document: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(document.as_bytes()).inspect_err(|_| {
        // The first error is the one to tell.
        let _half = remove_file(path);
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::BriefFormat;

    #[test]
    fn the_ending_tells_the_form_in_any_case() {
        let of = |name: &str| BriefFormat::of_file(Path::new(name));
        assert_eq!(of("week.HTM"), Some(BriefFormat::Html));
        assert_eq!(of("a.b/week.markdown"), Some(BriefFormat::Markdown));
        assert_eq!((of("week.json"), of("week.doc"), of("week")), (Some(BriefFormat::Json), None, None));
    }
}
