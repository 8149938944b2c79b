//! `akyn import`, timed from outside.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Result;
use super::processor::{Processor, of_process};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// What an import took.
pub(crate) struct Imported {
    pub(crate) stories: u64,
    pub(crate) took: Duration,
    pub(crate) peak: Peak,
    pub(crate) processor: Processor,
}

/// The most memory that a process held, in bytes, where the system tells it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Peak(Option<u64>);

impl Peak {
    /// Of a process so far. Told by Linux only.
    pub(crate) fn of(pid: u32) -> Self {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        Self(kib.map(|kib| kib * 1024))
    }

    /// In bytes; 0 where it is not told.
    pub(crate) fn bytes(self) -> u64 {
        self.0.unwrap_or(0)
    }

    /// The larger one.
    pub(crate) fn or_more(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

/// Imports a folder into a new library.
pub(crate) fn measure(documents: &Path, library: &Path) -> Result<Imported> {
    let began = Instant::now();
    let mut akyn = Command::new(env!("CARGO_BIN_EXE_akyn"))
        .arg("import")
        .arg(documents)
        .arg("--json")
        .arg("--library")
        .arg(library)
        .envs(["XDG_CONFIG_HOME", "XDG_STATE_HOME"].map(|name| (name, library.with_extension("home"))))
        .stdout(Stdio::piped())
        .spawn()?;
    let (sender, lines) = channel();
    let printed = akyn.stdout.take().ok_or("akyn prints nothing")?;
    thread::spawn(move || {
        BufReader::new(printed).lines().map_while(std::io::Result::ok).try_for_each(|line| sender.send(line))
    });
    let (mut stories, mut looked) = (0, began);
    let (mut peak, mut processor) = (Peak::default(), Processor::default());
    loop {
        match lines.recv_timeout(LOOK) {
            Ok(line) => stories += serde_json::from_str::<Value>(&line)?["stories"].as_u64().unwrap_or(0),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if looked.elapsed() >= LOOK {
            peak = peak.or_more(Peak::of(akyn.id()));
            processor = processor.or_more(of_process(akyn.id()));
            looked = Instant::now();
        }
    }
    // A process that has ended keeps its times until it is waited for.
    processor = processor.or_more(of_process(akyn.id()));
    let status = akyn.wait()?;
    if !status.success() {
        return Err(format!("akyn import: {status}").into());
    }
    Ok(Imported { stories, took: began.elapsed(), peak, processor })
}
