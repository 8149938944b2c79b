//! Signals: an end asked for from outside, and a return from being stopped.

use std::io;
use std::sync::mpsc::Sender;

use crate::tui::app::Message;

/// Turns signals into messages.
#[cfg(unix)]
pub(crate) fn listen(messages: Sender<Message>) {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};

    let signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]);
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
                SIGCONT => Message::Continued,
                SIGTSTP => Message::Stopped,
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
pub(crate) fn listen(_messages: Sender<Message>) {}

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
