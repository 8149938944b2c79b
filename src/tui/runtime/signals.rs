//! Signals: an end asked for from outside, a return from being stopped, another size of the screen.

use std::io;
use std::sync::mpsc::Sender;

use super::gate::Gate;
use crate::tui::app::Message;

/// Turns signals into messages.
///
/// The thread that reads keys is told of another size too, but forgets it when a key comes with it (crossterm 0.29
/// leaves the source of events with the first one that it finds ready); said twice it does no harm.
#[cfg(unix)]
pub(crate) fn listen(messages: Sender<Message>, gate: Gate) {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

    let signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH]);
    let mut signals = match signals {
        Ok(signals) => signals,
        Err(error) => {
            tracing::warn!(%error, "signals cannot be listened for");
            return;
        }
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                // Meant for the program that has the terminal; stopping it stops the reader with it.
                SIGINT if gate.is_shut() => continue,
                SIGTSTP if gate.is_shut() => {
                    let _stopped = stop_here();
                    continue;
                }
                SIGCONT => Message::Continued,
                SIGTSTP => Message::Stopped,
                SIGWINCH => match super::terminal::size() {
                    Ok(size) => Message::Resize(size),
                    Err(_) => continue,
                },
                _ => Message::Terminate,
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    });
}

/// Signals are a thing of Unix.
#[cfg(not(unix))]
pub(crate) fn listen(_messages: Sender<Message>, _gate: Gate) {}

/// There is no signal that the thread which reads keys would hear.
#[cfg(not(unix))]
pub(crate) fn rouse_input() {}

/// Makes the thread that reads keys look up: a signal that the screen may have another size is an event for it.
#[cfg(unix)]
pub(crate) fn rouse_input() {
    if let Err(error) = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH) {
        tracing::warn!(%error, "the thread that reads keys cannot be roused");
    }
}

/// Stops the process until it is continued.
#[cfg(unix)]
pub(crate) fn stop_here() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// There is no stopping elsewhere.
#[cfg(not(unix))]
pub(crate) fn stop_here() -> io::Result<()> {
    Ok(())
}
