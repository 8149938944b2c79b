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
    /// Open what is selected.
    Open,
    /// To the pane on the right.
    Right,
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
    /// Show the threads.
    ShowThreads,
    /// To the thread of the story.
    Thread,
    /// Take the story out of its thread.
    TakeOut,
    /// Undo the last change of marks.
    Undo,
    /// Redo the change that was undone last.
    Redo,
    /// Set the tags of a story.
    Tags,
    /// Write a note.
    Note,
    /// Make a document of the bookmarks.
    Brief,
    /// Put the bookmarks into the next order.
    Order,
    /// Move a bookmark down in the order by hand.
    MoveDown,
    /// Move a bookmark up in the order by hand.
    MoveUp,
    /// Select a passage of the story.
    Select,
    /// In a selection: to the other end.
    OtherEnd,
    /// In a selection: to the next word.
    WordForward,
    /// In a selection: to the previous word.
    WordBack,
    /// In a selection: to the end of the word.
    WordEnd,
    /// Copy the story, or the selected passage.
    Copy,
    /// Open the story in the browser.
    Browse,
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
    /// Search in full text.
    Search,
    /// Find a title.
    Find,
    /// The next hit of the search.
    NextHit,
    /// The previous one.
    PreviousHit,
    /// Back through the jumps.
    JumpBack,
    /// Forward through them.
    JumpForward,
    /// In a search: what was searched for before.
    Older,
    /// In a search: the preview down.
    PreviewDown,
    /// In a search: the preview up.
    PreviewUp,
    /// The stories related to one, or to a headline.
    Related,
    /// The names that stories bear.
    ShowNames,
    /// Filter the list.
    Filter,
    /// Save the filter by a name.
    SaveSearch,
    /// The saved searches.
    ShowSaved,
    /// Among the saved searches: run one.
    RunSaved,
    /// Among the saved searches: take one out.
    ForgetSaved,
    /// Among the saved searches: bring back the last one taken out.
    RestoreSaved,
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
    /// In a text field or a selection: a letter to the left.
    CursorLeft,
    /// In a text field or a selection: a letter to the right.
    CursorRight,
    /// In a text field: to its start; in a selection: to that of the line.
    CursorStart,
    /// In a text field: to its end; in a selection: to that of the line.
    CursorEnd,
    /// In a note: up by a row.
    CursorUp,
    /// In a note: down by a row.
    CursorDown,
    /// In a note: begin a new line.
    NewLine,
    /// In a note: keep it.
    SaveNote,
    /// In a note: open it in the reader's own editor.
    EditOutside,
    /// In a text field: delete the letter before the cursor.
    DeleteBack,
    /// In a text field: delete the letter under the cursor.
    Delete,
    /// In a text field: delete the word before the cursor.
    DeleteWord,
    /// In a text field: delete everything before the cursor.
    DeleteLine,
}
