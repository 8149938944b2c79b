//! The log: `akyn.log` in the user's state folder. Ids and counts only, never a story's text or a path.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use tracing::Level;

use super::places;

/// A longer log begins anew; the one before it is kept as `akyn.log.old`.
const LONGEST: u64 = 1 << 20;

/// Sends what the rooms log to the file. Without one akyn works all the same, so a failure is told to nobody.
pub(crate) fn open() {
    let Some(file) = places::log().and_then(|path| append_to(&path).ok()) else { return };
    let log = tracing_subscriber::fmt().with_writer(file).with_ansi(false).with_max_level(Level::INFO);
    // Fails only where a log is open already, as in tests.
    let _ = tracing::subscriber::set_global_default(log.finish());
}

fn append_to(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
    }
    if fs::metadata(path).is_ok_and(|file| file.len() > LONGEST) {
        fs::rename(path, path.with_extension("log.old"))?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    only_for_the_user(&mut options);
    options.open(path)
}

#[cfg(unix)]
fn only_for_the_user(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn only_for_the_user(_options: &mut OpenOptions) {}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::{LONGEST, append_to};

    #[test]
    fn a_long_log_begins_anew_and_the_old_one_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("akyn.log");
        let mut log = append_to(&path).unwrap();
        log.write_all(b"first\n").unwrap();
        log.set_len(LONGEST + 1).unwrap();
        append_to(&path).unwrap().write_all(b"second\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second\n");
        assert_eq!(fs::metadata(path.with_extension("log.old")).unwrap().len(), LONGEST + 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_the_log() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("akyn.log");
        append_to(&path).unwrap();
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}
