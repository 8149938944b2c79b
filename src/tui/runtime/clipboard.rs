//! Copying: through the terminal (OSC 52), which works over ssh too, and with a program of the desktop where there is
//! one.
//!
//! The terminal does not say whether it took the text, so the notice says how the text went, not that it arrived. The
//! programs are started without a shell. A library for the clipboard would bring dozens of packages with it, and what it
//! copied would be gone with the reader: on X11 and Wayland somebody has to hold the text, which these programs do.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crate::tui::app::Message;
use crate::tui::app::message::{Copied, Copying};

/// The most bytes that terminals take: xterm and others read 100 000 of base64 with what surrounds it.
const MOST: usize = 74_994;
/// How long a program may take; what holds the text for others goes to the background by itself.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often it is looked whether it has ended.
const PACE: Duration = Duration::from_millis(5);
/// GNU screen takes commands in pieces of less than 768 bytes.
const PIECE: usize = 512;

/// Who stands between the reader and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nobody,
    Tmux,
    Screen,
}

/// Hands the text to the terminal, then to a program; the message comes once both are done.
pub(crate) fn copy(copying: Copying, out: &mut dyn Write, messages: &Sender<Message>) -> io::Result<()> {
    let mut ways = Vec::new();
    if let Some(command) = command(&copying.text, between()) {
        out.write_all(command.as_bytes())?;
        out.flush()?;
        ways.push("through the terminal".to_owned());
    }
    let messages = messages.clone();
    thread::spawn(move || {
        ways.extend(programs().into_iter().find(|program| give(program, &copying.text)).map(|program| {
            let name = program.first().copied().unwrap_or_default();
            format!("with {name}")
        }));
        // Nobody listening means that the reader has ended.
        let _ended = messages.send(Message::Copied(told(&copying, ways)));
    });
    Ok(())
}

/// What is said of it.
pub(super) fn told(copying: &Copying, ways: Vec<String>) -> Result<Copied, String> {
    if ways.is_empty() {
        return Err(format!(
            "Not copied: {} is longer than terminals take, and there is no wl-copy, xclip or xsel; select less with v.",
            copying.what
        ));
    }
    // The source stands behind the last blank line.
    let words = copying.text.rsplit_once("\n\n").map_or("", |(words, _)| words);
    Ok(Copied { what: copying.what, words: words.split_whitespace().count(), ways })
}

fn between() -> Between {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match (set("TMUX"), set("STY")) {
        (true, _) => Between::Tmux,
        (_, true) => Between::Screen,
        _ => Between::Nobody,
    }
}

/// What the terminal is to be told; `None` where the text is longer than it takes.
fn command(text: &str, between: Between) -> Option<String> {
    if text.len() > MOST {
        return None;
    }
    let plain = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    Some(match between {
        Between::Nobody => plain,
        // With `set-clipboard on` tmux obeys the first, with `allow-passthrough on` it hands the second on; it is silent
        // about what it does not want.
        Between::Tmux => format!("{plain}\u{1b}Ptmux;{}\u{1b}\\", plain.replace('\u{1b}', "\u{1b}\u{1b}")),
        Between::Screen => {
            let pieces = plain.as_bytes().chunks(PIECE).map(String::from_utf8_lossy);
            pieces.map(|piece| format!("\u{1b}P{piece}\u{1b}\\")).collect()
        }
    })
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let number = (bits >> (18 - 6 * place)) & 63;
            let letter = LETTERS.get(number as usize).filter(|_| place <= three.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

/// The programs that may copy here, the likeliest first.
fn programs() -> Vec<&'static [&'static str]> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut programs: Vec<&[&str]> = Vec::new();
    if cfg!(target_os = "macos") {
        programs.push(&["pbcopy"]);
    }
    if cfg!(windows) {
        programs.push(&["clip"]);
    }
    if set("WAYLAND_DISPLAY") {
        programs.push(&["wl-copy"]);
    }
    if set("DISPLAY") {
        programs.push(&["xclip", "-selection", "clipboard", "-in"]);
        programs.push(&["xsel", "--clipboard", "--input"]);
    }
    programs
}

/// Gives a program the text; whether it took it.
fn give(program: &[&str], text: &str) -> bool {
    let Some((name, arguments)) = program.split_first() else { return false };
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    // Dropped at the end of the statement, which tells the program that this is all.
    let written = child.stdin.take().is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    let deadline = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return written && status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(PACE),
            _ => {
                let killed = child.kill().is_ok();
                tracing::warn!(program = name, killed, "a program for the clipboard does not end");
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Between, MOST, PIECE, base64, command};

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("ў", "0Z4=")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn the_terminal_is_told_in_the_way_that_gets_through() {
        assert_eq!(command("ford", Between::Nobody).unwrap(), "\u{1b}]52;c;Zm9yZA==\u{7}");
        let tmux = command("ford", Between::Tmux).unwrap();
        assert!(tmux.ends_with("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zm9yZA==\u{7}\u{1b}\\"), "{tmux:?}");
        assert!(tmux.starts_with("\u{1b}]52;c;Zm9yZA==\u{7}"), "{tmux:?}");
        let screen = command(&"ford ".repeat(200), Between::Screen).unwrap();
        assert!(screen.split("\u{1b}\\").all(|piece| piece.len() <= PIECE + 2), "{screen:?}");
        assert_eq!(
            screen.replace("\u{1b}\\", "").replace("\u{1b}P", ""),
            command(&"ford ".repeat(200), Between::Nobody).unwrap()
        );
    }

    #[test]
    fn what_terminals_would_cut_off_is_not_given_to_them() {
        assert!(command(&"a".repeat(MOST), Between::Nobody).is_some_and(|told| told.len() <= 100_000));
        assert_eq!(command(&"a".repeat(MOST + 1), Between::Nobody), None);
    }
}
