//! A terminal with akyn in it: a pseudo-terminal outside, an emulated screen inside.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Instant;

use portable_pty::{
    ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};

use super::PATIENCE;
use crate::command_line::Home;

/// A terminal, what is shown on it, and who runs in it.
pub(super) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Held so that the terminal outlives who runs in it, and its modes can be looked at.
    slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    emulated: vt100::Parser<Heard>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    pid: u32,
    ended: Receiver<ExitStatus>,
    modes_before: String,
}

/// What the terminal was told beside what to show: nothing that a document may ever cause.
#[derive(Debug, Default)]
pub(super) struct Heard(pub(super) Vec<String>);

impl vt100::Callbacks for Heard {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("bell".to_owned());
    }

    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, name: &[u8]) {
        self.0.push(format!("icon name {name:?}"));
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.0.push(format!("title {title:?}"));
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0.push(format!("clipboard {data:?}"));
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parameters: &[&[u8]]) {
        self.0.push(format!("command {parameters:?}"));
    }

    fn unhandled_escape(&mut self, _: &mut vt100::Screen, one: Option<u8>, other: Option<u8>, last: u8) {
        self.0.push(format!("escape {one:?} {other:?} {last}"));
    }
}

impl Terminal {
    /// A terminal in which the reader opens a home's library.
    pub(super) fn reader(home: &Home) -> Self {
        Self::running(home, &[env!("CARGO_BIN_EXE_akyn")], 160, 50)
    }

    /// A terminal of this size in which a program runs.
    pub(super) fn running(home: &Home, program: &[&str], width: u16, height: u16) -> Self {
        let pair = native_pty_system().openpty(size(width, height)).unwrap();
        let (master, slave) = (pair.master, pair.slave);
        let keyboard = master.take_writer().unwrap();
        let output = pump(master.try_clone_reader().unwrap());
        let emulated = vt100::Parser::new_with_callbacks(cells(height), cells(width), 0, Heard::default());
        let modes_before = modes(&*master);
        let mut child = slave.spawn_command(command(home, program)).unwrap();
        let (killer, pid) = (child.clone_killer(), child.process_id().unwrap());
        let (sender, ended) = channel();
        thread::spawn(move || sender.send(child.wait().unwrap()));
        Self { master, slave, keyboard, output, emulated, killer, pid, ended, modes_before }
    }

    /// Types, escape sequences of keys included.
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Makes the terminal larger or smaller.
    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.emulated.set_size(cells(height), cells(width));
        self.master.resize(size(width, height)).unwrap();
        self
    }

    /// Sends a signal to the program by its name.
    pub(super) fn signal(&self, name: &str) {
        let pid = self.pid.to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(sent.success(), "{name} did not reach {pid}");
    }

    /// Waits until these words are on the screen.
    pub(super) fn until(&mut self, words: &str) -> &mut Self {
        self.wait(words, |terminal| terminal.text().contains(words))
    }

    /// Waits until a pane's heading tells this place, as in `2/5`.
    pub(super) fn until_at(&mut self, pane: &str, place: &str) -> &mut Self {
        self.wait(&format!("{pane} {place}"), |terminal| terminal.place(pane).as_deref() == Some(place))
    }

    /// Waits until something holds of the terminal; `what` names it, for the failure.
    pub(super) fn wait(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.emulated.process(&bytes),
                Err(error) => panic!("waited for `{what}` in vain ({error}):\n{}", self.text()),
            }
        }
        self
    }

    /// What the screen shows.
    pub(super) fn text(&self) -> String {
        self.emulated.screen().contents()
    }

    /// What the terminal was told beside what to show, so far.
    pub(super) fn heard(&self) -> &[String] {
        &self.emulated.callbacks().0
    }

    /// The screen, with its modes.
    pub(super) fn screen(&self) -> &vt100::Screen {
        self.emulated.screen()
    }

    /// The place that a pane's heading tells, as in `2/5`.
    pub(super) fn place(&self, pane: &str) -> Option<String> {
        let text = self.text();
        let heading = text.lines().take(2).find_map(|row| row.split_once(pane))?.1;
        let told = heading.split('│').next()?.split_whitespace().next()?;
        Some(told.to_owned())
    }

    /// Whether the terminal is the shell's again: modes as before, nothing of the reader's left on.
    pub(super) fn is_given_back(&self) -> bool {
        let screen = self.emulated.screen();
        modes(&*self.master) == self.modes_before
            && !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Waits for the program's end; the terminal must be given back then. Returns how it ended and what else the
    /// terminal was told.
    pub(super) fn end(mut self) -> (ExitStatus, Heard) {
        let status = match self.ended.recv_timeout(PATIENCE) {
            Ok(status) => status,
            Err(error) => {
                let _hangup = self.killer.kill();
                panic!("the program does not end ({error}):\n{}", self.text());
            }
        };
        self.wait("the terminal given back", Self::is_given_back);
        let Self { slave, output, mut emulated, .. } = self;
        drop(slave);
        while let Ok(bytes) = output.recv_timeout(PATIENCE) {
            emulated.process(&bytes);
        }
        assert_ne!(output.recv_timeout(PATIENCE), Err(RecvTimeoutError::Timeout), "the terminal stays open");
        let heard = std::mem::take(emulated.callbacks_mut());
        (status, heard)
    }
}

fn command(home: &Home, program: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::from_argv(program.iter().map(Into::into).collect());
    command.env_clear();
    command.cwd(home.path(""));
    command.env("HOME", home.path(""));
    command.env("TERM", "xterm-256color");
    command.env("AKYN_LIBRARY", home.library());
    for (name, folder) in [("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")] {
        command.env(name, home.path(folder));
    }
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// A thread that hands on what is written to the terminal, until its end.
fn pump(mut from: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 1 << 14];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            if sender.send(buffer[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

fn modes(master: &dyn MasterPty) -> String {
    #[cfg(unix)]
    return format!("{:?}", master.get_termios().unwrap());
    #[cfg(not(unix))]
    return format!("{:?}", master.get_size().is_ok());
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, ..PtySize::default() }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// The folder that lies beside the project where its makers work, or where `AKYN_SHARED` says.
pub(crate) fn shared() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("AKYN_SHARED").map(std::path::PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    folder.is_dir().then_some(folder)
}
