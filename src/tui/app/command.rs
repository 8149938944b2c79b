//! Everything the reader can be told to do.

use super::rates::RatesCommand;

/// A command. What it does to which pane is decided where it is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Command {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row or line, or the one with the number of the count.
    First,
    /// To the last row or line, or the one with the number of the count.
    Last,
    /// To the pane on the left.
    Left,
    /// Open what is selected: to the pane on the right.
    Open,
    /// To the next pane, round and round.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// Read on.
    ReadOn,
    /// To the next unread story.
    NextUnread,
    /// To the previous unread story.
    PreviousUnread,
    /// Bookmark, or take the bookmark away.
    Bookmark,
    /// Mark read, or unread.
    ToggleRead,
    /// Mark every story of the issue read.
    ReadAll,
    /// Undo the last change of marks.
    Undo,
    /// Only the text, or everything again.
    TextOnly,
    /// A narrower column of text.
    Narrower,
    /// A wider one.
    Wider,
    /// The issues.
    ShowIssues,
    /// The bookmarks.
    ShowBookmarks,
    /// The rates.
    ShowRates,
    /// Something in the rates.
    Rates(RatesCommand),
    /// The rates above the panes: of the issue's day, or the latest.
    TickerDay,
    /// Import a file or folder.
    Import,
    /// Stop the import under way.
    StopImport,
    /// What the keys do here.
    Help,
    /// Any command by its name.
    Palette,
    /// Back, then quit.
    Back,
    /// A step back; never quits.
    StepBack,
    /// Quit now.
    Quit,
    /// Suspend.
    Suspend,
    /// In a text field: do it.
    Accept,
    /// In a text field: the next completion.
    Complete,
    /// In a text field: the previous completion.
    CompleteBack,
    /// In a text field: leave it.
    Cancel,
    /// In a text field: a letter to the left.
    CursorLeft,
    /// In a text field: a letter to the right.
    CursorRight,
    /// In a text field: to its start.
    CursorStart,
    /// In a text field: to its end.
    CursorEnd,
    /// In a text field: delete the letter before the cursor.
    DeleteBack,
    /// In a text field: delete the letter under the cursor.
    Delete,
    /// In a text field: delete the word before the cursor.
    DeleteWord,
    /// In a text field: delete everything before the cursor.
    DeleteLine,
}
