//! The command line as scripts and people meet it: the real binary, a library of its own for each test.

pub(crate) mod damaged;
pub(crate) mod documents;
mod find;
mod housekeeping;
mod import;
mod lists;
mod marks;
mod rates;
mod related;
mod show;
mod usage;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// A home folder of its own, where nothing of the machine's user is seen.
pub(crate) struct Home {
    folder: TempDir,
}

/// What a call of akyn left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Home {
    /// An empty home: no library, no configuration.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A home whose library holds the documents of these tests: a listing and a week in review.
    pub(crate) fn with_documents() -> Self {
        let home = Self::new();
        home.write("listing.txt", &documents::listing());
        home.write("review.txt", documents::REVIEW);
        home.akyn(&["import", "listing.txt", "review.txt"]).done();
        home
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.path("data/akyn/library.db")
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A call of akyn, yet to be run.
    pub(crate) fn call(&self, args: &[&str]) -> assert_cmd::Command {
        let mut call = assert_cmd::Command::new(env!("CARGO_BIN_EXE_akyn"));
        call.args(args).current_dir(self.folder.path()).timeout(Duration::from_secs(120));
        call.env_clear().env("HOME", self.folder.path());
        for (name, folder) in
            [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")]
        {
            call.env(name, self.path(folder));
        }
        call
    }

    /// Runs akyn in this home.
    pub(crate) fn akyn(&self, args: &[&str]) -> Ran {
        run(&mut self.call(args))
    }

    /// Runs akyn with `--json` and reads what it printed.
    pub(crate) fn json(&self, args: &[&str]) -> Vec<Value> {
        let ran = self.akyn(&[args, &["--json"]].concat());
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran.json()
    }
}

impl Ran {
    /// Fails unless all went well.
    pub(crate) fn done(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// Fails unless this exit code came, nothing was printed, and all of this was said.
    fn said(self, code: i32, parts: &[&str]) {
        assert_eq!((self.code, self.stdout.as_str()), (code, ""), "{self:?}");
        for part in parts {
            assert!(self.stderr.contains(part), "{part:?} is not in {:?}", self.stderr);
        }
    }

    /// Standard output as JSON Lines.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn run(call: &mut assert_cmd::Command) -> Ran {
    let output = call.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The keys of a JSON object, in the order printed.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Fails unless a JSON object has exactly these keys.
fn has_keys(value: &Value, expected: &str) {
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    expected.sort_unstable();
    let mut found = keys(value);
    found.sort_unstable();
    assert_eq!(found, expected);
}

/// The file's bytes, or nothing where there is no file.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}
