//! A terminal with a program in it, and a clock.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::Result;
use super::process;

const WIDTH: u16 = 120;
const HEIGHT: u16 = 40;

/// How long anything may take, whatever is written meanwhile.
const PATIENCE: Duration = Duration::from_secs(300);

/// A key that nothing answers for so long does nothing.
const DEAF: Duration = Duration::from_secs(1);

/// A screen that nothing is written to for so long is finished.
const QUIET: Duration = Duration::from_millis(30);

/// The same before anything is measured: the place may be saved, lists may be filled.
const REST: Duration = Duration::from_millis(100);

/// A running program.
pub(crate) struct Screen {
    keyboard: Box<dyn Write + Send>,
    /// What was written to the terminal, and when it came.
    output: Receiver<(Instant, Vec<u8>)>,
    emulated: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    began: Instant,
    _master: Box<dyn MasterPty + Send>,
}

/// How long after a key its answer began, and how long after it was whole.
#[derive(Clone, Copy)]
pub(crate) struct Answered {
    pub(crate) first: Duration,
    pub(crate) whole: Duration,
}

impl Screen {
    /// Starts the reader.
    pub(crate) fn reader(program: &Path, library: &Path) -> Result<Self> {
        let mut command = CommandBuilder::new(program);
        command.arg("--library");
        command.arg(library);
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, library.with_extension("home"));
        }
        Self::run(command)
    }

    /// Starts any program.
    pub(crate) fn run(mut command: CommandBuilder) -> Result<Self> {
        let size = PtySize { rows: HEIGHT, cols: WIDTH, ..PtySize::default() };
        let pair = native_pty_system().openpty(size)?;
        let output = pump(pair.master.try_clone_reader()?);
        command.env("TERM", "xterm-256color");
        let (rows, columns) = (NonZeroU16::new(HEIGHT), NonZeroU16::new(WIDTH));
        let emulated = vt100::Parser::new(rows.ok_or("no rows")?, columns.ok_or("no columns")?, 0);
        let keyboard = pair.master.take_writer()?;
        let began = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        Ok(Self { keyboard, output, emulated, child, began, _master: pair.master })
    }

    /// How long after the start the screen fulfilled this.
    pub(crate) fn first(&mut self, shows: impl Fn(&str) -> bool) -> Result<Duration> {
        let came = self.wait(shows)?;
        Ok(came.duration_since(self.began))
    }

    /// How long after these keys the screen fulfilled this, which it did not before.
    pub(crate) fn answer(&mut self, keys: &str, shows: impl Fn(&str) -> bool) -> Result<Duration> {
        let pressed = self.send(keys)?;
        Ok(self.wait(shows)?.duration_since(pressed))
    }

    /// Presses keys at once and waits until what they change is shown, whatever it is. `None` where nothing changes.
    pub(crate) fn press(&mut self, keys: &str) -> Result<Option<Answered>> {
        let pressed = self.send(keys)?;
        let Ok((first, bytes)) = self.output.recv_timeout(DEAF) else { return Ok(None) };
        self.emulated.process(&bytes);
        let mut last = first;
        while let Ok((came, bytes)) = self.output.recv_timeout(QUIET) {
            last = came;
            self.emulated.process(&bytes);
        }
        let since = |came: Instant| came.duration_since(pressed);
        Ok(Some(Answered { first: since(first), whole: since(last) }))
    }

    /// Presses keys that need change nothing.
    pub(crate) fn type_in(&mut self, keys: &str) -> Result<()> {
        self.send(keys).map(drop)
    }

    /// Waits until the screen fulfils this, if it does not yet.
    pub(crate) fn until(&mut self, shows: impl Fn(&str) -> bool) -> Result<()> {
        if shows(&self.text()) { Ok(()) } else { self.wait(shows).map(drop) }
    }

    /// Waits until nothing more is written; tells how many bytes were.
    pub(crate) fn rest(&mut self) -> usize {
        self.listen(REST)
    }

    /// Leaves the program alone for a time; tells how many bytes it wrote.
    pub(crate) fn idle(&mut self, time: Duration) -> usize {
        let until = Instant::now() + time;
        let mut bytes = 0;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return bytes;
            }
            bytes += self.listen(left);
        }
    }

    /// The process.
    pub(crate) fn process(&self) -> process::Process {
        process::Process(self.child.process_id().unwrap_or_default())
    }

    /// What is shown.
    pub(crate) fn text(&self) -> String {
        self.emulated.screen().contents()
    }

    /// Ends the program by these keys.
    pub(crate) fn quit(mut self, keys: &str) -> Result<()> {
        let patience = self.send(keys)? + PATIENCE;
        while self.hear(patience)?.is_some() {}
        let status = self.child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("the program ended with {status}").into()) }
    }

    fn send(&mut self, keys: &str) -> Result<Instant> {
        let pressed = Instant::now();
        self.keyboard.write_all(keys.as_bytes())?;
        self.keyboard.flush()?;
        Ok(pressed)
    }

    fn listen(&mut self, silence: Duration) -> usize {
        let mut heard = 0;
        while let Ok((_, bytes)) = self.output.recv_timeout(silence) {
            heard += bytes.len();
            self.emulated.process(&bytes);
        }
        heard
    }

    fn wait(&mut self, shows: impl Fn(&str) -> bool) -> Result<Instant> {
        let patience = Instant::now() + PATIENCE;
        while let Some(came) = self.hear(patience)? {
            if shows(&self.text()) {
                return Ok(came);
            }
        }
        Err(format!("the program ended before it answered:\n{}", self.text()).into())
    }

    /// What is written next is put on the screen; tells when it came. `None` once the program has left the terminal.
    fn hear(&mut self, until: Instant) -> Result<Option<Instant>> {
        match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok((came, bytes)) => {
                self.emulated.process(&bytes);
                Ok(Some(came))
            }
            Err(RecvTimeoutError::Disconnected) => Ok(None),
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("the program did not answer in time:\n{}", self.text()).into())
            }
        }
    }
}

impl Drop for Screen {
    /// A program that was not left by its keys is not left running.
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _ended_by_itself = self.child.kill();
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
