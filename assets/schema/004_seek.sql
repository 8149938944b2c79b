-- Headlines in full text, searches saved by name, and where the last import began. Append-only, like every file here.

-- One row for every headline, at issue << 20 | ordinal. The columns are those of `fulltext`, so that one query answers
-- for both: a headline is its own title, and has no body.
CREATE VIRTUAL TABLE headline_text USING fts5 (
    title, section, body, countries, title_keys, section_keys, body_keys,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '~^'"
);

-- Issues whose headlines `headline_text` does not hold as they are now. Empty after every import.
CREATE TABLE unindexed_headlines (
    issue INTEGER PRIMARY KEY
) STRICT;
INSERT INTO unindexed_headlines SELECT id FROM issue WHERE headlines > 0;

CREATE TRIGGER headline_to_index AFTER INSERT ON headline BEGIN
    INSERT OR IGNORE INTO unindexed_headlines VALUES (new.issue);
END;

CREATE TRIGGER headline_out_of_index AFTER DELETE ON headline BEGIN
    DELETE FROM headline_text WHERE rowid = (old.issue << 20 | old.ordinal);
END;

-- The index holds stems of Russian words since this version: every story is taken in anew.
INSERT OR IGNORE INTO unindexed SELECT id FROM story;

-- Searches that the user watches.
CREATE TABLE saved_search (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    key   TEXT NOT NULL UNIQUE,             -- the name, folded: two names that look alike are one
    query TEXT NOT NULL                     -- as typed
) STRICT;

-- Stories get rising numbers: those above `behind` came with the import that began last. Where that has brought none
-- so far, those above `previous` came with the last one that did. One row.
CREATE TABLE last_import (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    behind   INTEGER NOT NULL,
    previous INTEGER NOT NULL
) STRICT;
INSERT INTO last_import SELECT 1, highest, highest FROM (SELECT coalesce(max(id), 0) AS highest FROM story);
