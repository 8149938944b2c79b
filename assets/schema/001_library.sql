-- The first schema of a library. Append-only: never edit this file once released, add 002_….sql.
--
-- Counters (issue.stories, issue.unread, outlet.*, total.*, tally.*) are kept right by the triggers at the end,
-- so that no list has to count rows; `akyn check` recounts them all.

PRAGMA application_id = 0x616b796e; -- 'akyn'

CREATE TABLE outlet (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL UNIQUE,
    issues  INTEGER NOT NULL DEFAULT 0,
    stories INTEGER NOT NULL DEFAULT 0,
    unread  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A document as it was last imported under its path.
CREATE TABLE document (
    id          INTEGER PRIMARY KEY,
    path        TEXT    NOT NULL,           -- as given or found; '-' for standard input
    fingerprint BLOB    NOT NULL,           -- of its bytes and of what the user said about it; empty: read it again
    layout      TEXT    NOT NULL,
    stories     INTEGER NOT NULL,           -- as read from it
    rates       INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,           -- seconds since 1970
    sample      INTEGER NOT NULL DEFAULT 0  -- 1: of the sample edition
) STRICT;
CREATE UNIQUE INDEX document_by_path ON document (path) WHERE path <> '-';
CREATE INDEX document_by_fingerprint ON document (fingerprint) WHERE length(fingerprint) > 0;
CREATE INDEX document_of_sample ON document (sample);

CREATE TABLE issue (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    outlet        INTEGER NOT NULL REFERENCES outlet (id),
    document      INTEGER NOT NULL REFERENCES document (id), -- the one that gave its present form
    key           TEXT    NOT NULL,             -- its stable name
    name          INTEGER NOT NULL,             -- hash of what it calls itself, by which it is met again
    sketch        BLOB    NOT NULL,             -- smallest hashes of its text's word groups
    kind          TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    title_basis   TEXT    NOT NULL,
    date          TEXT,                         -- EDTF
    date_basis    TEXT    NOT NULL,
    date_evidence TEXT    NOT NULL,             -- JSON list of text
    by_hand       INTEGER NOT NULL DEFAULT 0,   -- 1: dated with `akyn date`
    age           INTEGER NOT NULL,             -- days from its last day to 9999-12-31; year unknown: 4194304 less 32 * month and day; undated: 4194304
    page_date     TEXT,
    range_first   INTEGER,
    range_last    INTEGER,
    range_total   INTEGER,
    lede          TEXT    NOT NULL,             -- JSON list of text
    stories       INTEGER NOT NULL DEFAULT 0,
    unread        INTEGER NOT NULL DEFAULT 0,
    headlines     INTEGER NOT NULL DEFAULT 0,
    imported_at   INTEGER NOT NULL,
    -- Issues stand in the order of this number: newest first, and as they came within a day.
    place         INTEGER NOT NULL GENERATED ALWAYS AS (age << 30 | id) VIRTUAL,
    UNIQUE (outlet, key)
) STRICT;
CREATE UNIQUE INDEX issue_in_order ON issue (place);
CREATE INDEX issue_unread ON issue (place) WHERE unread > 0;
CREATE INDEX issue_by_name ON issue (outlet, name);
CREATE INDEX issue_by_document ON issue (document);
CREATE INDEX issue_yearless ON issue (id) WHERE substr(date, 1, 4) = 'XXXX';

-- Issues saved since years were last looked for.
CREATE TABLE awaits_year (
    issue INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE
) STRICT;

-- Which issues a document holds; an issue may stand in several documents.
CREATE TABLE document_issue (
    document INTEGER NOT NULL REFERENCES document (id),
    issue    INTEGER NOT NULL REFERENCES issue (id),
    PRIMARY KEY (document, issue)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_of_issue ON document_issue (issue);

CREATE TABLE section (
    issue   INTEGER NOT NULL REFERENCES issue (id),
    ordinal INTEGER NOT NULL,               -- from 0
    heading TEXT    NOT NULL,
    PRIMARY KEY (issue, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE headline (
    issue   INTEGER NOT NULL REFERENCES issue (id),
    ordinal INTEGER NOT NULL,               -- from 0
    list    TEXT    NOT NULL,
    section INTEGER,                        -- ordinal of the section it stands under
    text    TEXT    NOT NULL,
    PRIMARY KEY (issue, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    outlet        INTEGER NOT NULL REFERENCES outlet (id),
    key           TEXT    NOT NULL,             -- its stable name
    name          INTEGER NOT NULL,             -- hash of its printed title, else of its opening words
    title         TEXT    NOT NULL,
    title_basis   TEXT    NOT NULL,
    date          TEXT,
    date_basis    TEXT    NOT NULL,
    date_evidence TEXT    NOT NULL,
    truncated     INTEGER NOT NULL,
    words         INTEGER NOT NULL,
    countries     TEXT    NOT NULL,             -- codes, most named first, spaces between
    names         BLOB    NOT NULL,             -- hashes of the names it holds, sorted, eight bytes each
    read          INTEGER NOT NULL DEFAULT 0,
    bookmarked    INTEGER,                      -- a number that rises with every bookmark made
    UNIQUE (outlet, key)
) STRICT;
CREATE INDEX story_by_name ON story (outlet, name);
CREATE UNIQUE INDEX story_bookmarked ON story (bookmarked) WHERE bookmarked IS NOT NULL;

-- Which stories hold a name, to find those that tell of one affair. No foreign key: without an index by story, SQLite
-- would read the whole table for every story that goes; story.names says which rows are a story's.
CREATE TABLE naming (
    name  INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (name, story)
) STRICT, WITHOUT ROWID;

-- Bodies stand apart so that lists never read past them.
CREATE TABLE body (
    story  INTEGER PRIMARY KEY REFERENCES story (id),
    blocks TEXT NOT NULL                        -- JSON list of [kind, text]
) STRICT;

-- Where a story stands. Positions of an issue run from 1 without gaps, so a position is also a rank.
CREATE TABLE placement (
    issue    INTEGER NOT NULL REFERENCES issue (id),
    position INTEGER NOT NULL,
    story    INTEGER NOT NULL REFERENCES story (id),
    section  INTEGER,                           -- ordinal of the section it stands under
    read     INTEGER NOT NULL,                  -- as story.read, for the index below
    PRIMARY KEY (issue, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX placement_of_story ON placement (story, issue);
CREATE INDEX placement_unread ON placement (issue, position) WHERE read = 0;

-- Marks of stories that were taken out, for the day they come back.
CREATE TABLE kept_mark (
    outlet     INTEGER NOT NULL REFERENCES outlet (id),
    key        TEXT    NOT NULL,
    name       INTEGER NOT NULL,
    read       INTEGER NOT NULL,
    bookmarked INTEGER,
    PRIMARY KEY (outlet, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_mark_by_name ON kept_mark (outlet, name);

CREATE TABLE rate (
    base           TEXT    NOT NULL,
    quote          TEXT    NOT NULL,
    date           TEXT    NOT NULL,            -- YYYY-MM-DD
    value          TEXT    NOT NULL,            -- as printed
    change_percent TEXT,                        -- as printed
    document       INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (base, quote, date)
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_by_document ON rate (document);

-- One row.
CREATE TABLE total (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    issues        INTEGER NOT NULL,
    stories       INTEGER NOT NULL,
    unread        INTEGER NOT NULL,
    bookmarks     INTEGER NOT NULL,
    next_bookmark INTEGER NOT NULL
) STRICT;
INSERT INTO total VALUES (1, 0, 0, 0, 0, 1);

-- How many rows of a list have a place beginning with `prefix` (the place without its lowest `shift` bits).
-- From these a row's rank, and the row at a rank, follow in a few short sums however long the list is.
-- List 0: issues, place = issue.place. List 1: bookmarks, place = story.bookmarked.
CREATE TABLE tally (
    list   INTEGER NOT NULL,
    shift  INTEGER NOT NULL,
    prefix INTEGER NOT NULL,
    rows   INTEGER NOT NULL,
    PRIMARY KEY (list, shift, prefix)
) STRICT, WITHOUT ROWID;

-- The shifts that are tallied.
CREATE TABLE rung (shift INTEGER PRIMARY KEY) STRICT;
INSERT INTO rung VALUES (42), (36), (30), (20), (10);

-- The reader's place and the like.
CREATE TABLE memo (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER issue_added AFTER INSERT ON issue BEGIN
    UPDATE total SET issues = issues + 1;
    UPDATE outlet SET issues = issues + 1 WHERE id = new.outlet;
    INSERT INTO tally (list, shift, prefix, rows) SELECT 0, shift, new.place >> shift, 1 FROM rung WHERE true
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;

CREATE TRIGGER issue_gone AFTER DELETE ON issue BEGIN
    UPDATE total SET issues = issues - 1;
    UPDATE outlet SET issues = issues - 1 WHERE id = old.outlet;
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = 0 AND tally.shift = rung.shift AND tally.prefix = old.place >> rung.shift;
END;

CREATE TRIGGER issue_moved AFTER UPDATE OF age ON issue WHEN old.age <> new.age BEGIN
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = 0 AND tally.shift = rung.shift AND tally.prefix = old.place >> rung.shift;
    INSERT INTO tally (list, shift, prefix, rows) SELECT 0, shift, new.place >> shift, 1 FROM rung WHERE true
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;

CREATE TRIGGER issue_of_other_outlet AFTER UPDATE OF outlet ON issue WHEN old.outlet <> new.outlet BEGIN
    UPDATE outlet SET issues = issues - 1 WHERE id = old.outlet;
    UPDATE outlet SET issues = issues + 1 WHERE id = new.outlet;
END;

CREATE TRIGGER story_of_other_outlet AFTER UPDATE OF outlet ON story WHEN old.outlet <> new.outlet BEGIN
    UPDATE outlet SET stories = stories - 1, unread = unread - (old.read = 0) WHERE id = old.outlet;
    UPDATE outlet SET stories = stories + 1, unread = unread + (new.read = 0) WHERE id = new.outlet;
END;

CREATE TRIGGER story_added AFTER INSERT ON story BEGIN
    UPDATE total SET stories = stories + 1, unread = unread + (new.read = 0);
    UPDATE outlet SET stories = stories + 1, unread = unread + (new.read = 0) WHERE id = new.outlet;
END;

CREATE TRIGGER story_gone AFTER DELETE ON story BEGIN
    UPDATE total SET stories = stories - 1, unread = unread - (old.read = 0);
    UPDATE outlet SET stories = stories - 1, unread = unread - (old.read = 0) WHERE id = old.outlet;
END;

CREATE TRIGGER story_read AFTER UPDATE OF read ON story WHEN old.read <> new.read BEGIN
    UPDATE total SET unread = unread + old.read - new.read;
    UPDATE outlet SET unread = unread + old.read - new.read WHERE id = new.outlet;
    UPDATE placement SET read = new.read WHERE story = new.id;
END;

-- A story comes and goes without a bookmark: one is set after it was added and taken away before it is deleted.
CREATE TRIGGER bookmark_added AFTER UPDATE OF bookmarked ON story
WHEN old.bookmarked IS NOT new.bookmarked AND new.bookmarked IS NOT NULL BEGIN
    UPDATE total SET bookmarks = bookmarks + 1, next_bookmark = max(next_bookmark, new.bookmarked + 1);
    INSERT INTO tally (list, shift, prefix, rows) SELECT 1, shift, new.bookmarked >> shift, 1 FROM rung WHERE true
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;

CREATE TRIGGER bookmark_gone AFTER UPDATE OF bookmarked ON story
WHEN old.bookmarked IS NOT new.bookmarked AND old.bookmarked IS NOT NULL BEGIN
    UPDATE total SET bookmarks = bookmarks - 1;
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = 1 AND tally.shift = rung.shift AND tally.prefix = old.bookmarked >> rung.shift;
END;

CREATE TRIGGER tally_spent AFTER UPDATE OF rows ON tally WHEN new.rows = 0 BEGIN
    DELETE FROM tally WHERE list = new.list AND shift = new.shift AND prefix = new.prefix;
END;

CREATE TRIGGER placement_added AFTER INSERT ON placement BEGIN
    UPDATE issue SET stories = stories + 1, unread = unread + (new.read = 0) WHERE id = new.issue;
END;

CREATE TRIGGER placement_gone AFTER DELETE ON placement BEGIN
    UPDATE issue SET stories = stories - 1, unread = unread - (old.read = 0) WHERE id = old.issue;
END;

CREATE TRIGGER placement_read AFTER UPDATE OF read ON placement WHEN old.read <> new.read BEGIN
    UPDATE issue SET unread = unread + old.read - new.read WHERE id = new.issue;
END;
