//! The thread that reads keys, the mouse and pastes.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, read,
};

use super::gate::Gate;
use crate::tui::app::Message;
use crate::tui::app::key::{Code, Key};
use crate::tui::app::message::Mouse;
use crate::tui::page::geometry::Size;

/// Reads, as long as the gate is open, until nobody listens any more or the terminal is gone.
pub(crate) fn listen(messages: Sender<Message>, gate: Gate) {
    thread::spawn(move || {
        loop {
            gate.pass();
            let sent = match read() {
                Ok(event) => message(event).is_none_or(|message| messages.send(message).is_ok()),
                Err(_) => {
                    // Nobody listening means that the reader has ended already.
                    let _ended = messages.send(Message::Terminate);
                    false
                }
            };
            if !sent {
                return;
            }
        }
    });
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Event::Mouse(event) => mouse(event),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let code = match event.code {
        // With Ctrl held terminals differ in whether they tell `d` or `D`.
        KeyCode::Char(letter) if held(KeyModifiers::CONTROL) => Code::Char(letter.to_lowercase().next()?),
        KeyCode::Char(letter) => Code::Char(letter),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let letter = matches!(code, Code::Char(_));
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: !letter && (held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab),
    })
}

fn mouse(event: MouseEvent) -> Option<Message> {
    let mouse = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Mouse::Press,
        MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
        MouseEventKind::ScrollUp => Mouse::WheelUp,
        MouseEventKind::ScrollDown => Mouse::WheelDown,
        _ => return None,
    };
    Some(Message::Mouse(mouse, event.column, event.row))
}

#[cfg(test)]
mod tests {
    use super::{Event, KeyCode, KeyEvent, KeyModifiers, Message, message};

    #[test]
    fn keys_are_written_as_the_table_writes_them() {
        for (code, held, notation) in [
            (KeyCode::Char('G'), KeyModifiers::SHIFT, "G"),
            (KeyCode::Char('D'), KeyModifiers::CONTROL, "Ctrl-d"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::BackTab, KeyModifiers::NONE, "Shift-Tab"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
        ] {
            let Some(Message::Key(key)) = message(Event::Key(KeyEvent::new(code, held))) else {
                panic!("{notation} is no key");
            };
            assert_eq!(key.notation(), notation);
        }
    }
}
