//! A terminal with the reader in it, and a clock.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::Result;
use super::importing::Peak;

const WIDTH: u16 = 120;
const HEIGHT: u16 = 40;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A screen that nothing is written to for so long is finished.
const REST: Duration = Duration::from_millis(100);

/// A running reader.
pub(crate) struct Screen {
    keyboard: Box<dyn Write + Send>,
    /// What was written to the terminal, and when it came.
    output: Receiver<(Instant, Vec<u8>)>,
    emulated: vt100::Parser,
    akyn: Box<dyn Child + Send + Sync>,
    began: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Screen {
    /// Starts the reader.
    pub(crate) fn open(library: &Path) -> Result<Self> {
        let size = PtySize { rows: HEIGHT, cols: WIDTH, ..PtySize::default() };
        let pair = native_pty_system().openpty(size)?;
        let output = pump(pair.master.try_clone_reader()?);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_akyn"));
        command.arg("--library");
        command.arg(library);
        command.env("TERM", "xterm-256color");
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, library.with_extension("home"));
        }
        let (rows, columns) = (NonZeroU16::new(HEIGHT), NonZeroU16::new(WIDTH));
        let emulated = vt100::Parser::new(rows.ok_or("no rows")?, columns.ok_or("no columns")?, 0);
        let keyboard = pair.master.take_writer()?;
        let began = Instant::now();
        let akyn = pair.slave.spawn_command(command)?;
        Ok(Self { keyboard, output, emulated, akyn, began, _master: pair.master })
    }

    /// How long after the start the screen fulfilled this.
    pub(crate) fn first(&mut self, shows: impl Fn(&str) -> bool) -> Result<Duration> {
        let came = self.wait(shows)?;
        Ok(came.duration_since(self.began))
    }

    /// How long after these keys the screen fulfilled this, which it did not before.
    pub(crate) fn answer(&mut self, keys: &str, shows: impl Fn(&str) -> bool) -> Result<Duration> {
        let pressed = Instant::now();
        self.keyboard.write_all(keys.as_bytes())?;
        self.keyboard.flush()?;
        Ok(self.wait(shows)?.duration_since(pressed))
    }

    /// Waits until nothing more is written.
    pub(crate) fn rest(&mut self) {
        while let Ok((_, bytes)) = self.output.recv_timeout(REST) {
            self.emulated.process(&bytes);
        }
    }

    /// The most memory that the reader held.
    pub(crate) fn peak(&self) -> Peak {
        self.akyn.process_id().map(Peak::of).unwrap_or_default()
    }

    /// What is shown.
    pub(crate) fn text(&self) -> String {
        self.emulated.screen().contents()
    }

    /// Leaves the reader.
    pub(crate) fn quit(mut self) -> Result<()> {
        self.keyboard.write_all(b"\x03")?;
        let status = self.akyn.wait()?;
        if status.success() { Ok(()) } else { Err(format!("akyn: {status}").into()) }
    }

    fn wait(&mut self, shows: impl Fn(&str) -> bool) -> Result<Instant> {
        loop {
            let (came, bytes) = self
                .output
                .recv_timeout(PATIENCE)
                .map_err(|error| format!("the reader does not answer ({error}):\n{}", self.text()))?;
            self.emulated.process(&bytes);
            if shows(&self.text()) {
                return Ok(came);
            }
        }
    }
}

fn pump(mut from: Box<dyn Read + Send>) -> Receiver<(Instant, Vec<u8>)> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 1 << 16];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            if sender.send((Instant::now(), buffer[..read].to_vec())).is_err() {
                return;
            }
        }
    });
    receiver
}
