-- Who, where and what stories name. Append-only, like every file here.

-- A name under one of its keys; src/names/named.rs says how keys are made.
CREATE TABLE name (
    id      INTEGER PRIMARY KEY,
    key     TEXT    NOT NULL UNIQUE,
    text    TEXT    NOT NULL,               -- as it is shown
    kind    INTEGER NOT NULL,               -- number in NameKind::ALL
    bucket  TEXT    NOT NULL,               -- names of other buckets are no spellings of this
    surname TEXT,                           -- of a person named in full: the last word of the key
    head    INTEGER REFERENCES name (id),   -- the name that this is another spelling of
    own     INTEGER NOT NULL DEFAULT 0,     -- stories that name it by this key
    stories INTEGER NOT NULL DEFAULT 0      -- those, and those that name it by another spelling; 0 where it has a head
) STRICT;
CREATE INDEX name_by_bucket ON name (bucket);
CREATE INDEX name_by_surname ON name (surname) WHERE surname IS NOT NULL;
CREATE INDEX name_by_head ON name (head) WHERE head IS NOT NULL;
CREATE INDEX name_in_order ON name (stories, id) WHERE stories > 0;

-- The names of a story, the most named first.
CREATE TABLE story_name (
    story   INTEGER NOT NULL,
    rank    INTEGER NOT NULL,               -- from 0
    name    INTEGER NOT NULL,
    times   INTEGER NOT NULL,
    printed TEXT    NOT NULL,               -- forms as printed, U+001F between
    PRIMARY KEY (story, rank)
) STRICT, WITHOUT ROWID;

-- The stories of a name in the order of their days; no day stands as nothing.
CREATE TABLE name_story (
    name  INTEGER NOT NULL,
    day   TEXT    NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (name, day, story)
) STRICT, WITHOUT ROWID;

-- The last day of a story, to sort by: nothing where the year is not known.
CREATE VIEW story_day AS SELECT id AS story, CASE
    WHEN date IS NULL OR date LIKE 'X%' THEN '' ELSE substr(date, instr(date, '/') + 1) END AS day FROM story;

CREATE TRIGGER story_names_move AFTER UPDATE OF date ON story WHEN old.date IS NOT new.date BEGIN
    UPDATE name_story SET day = (SELECT day FROM story_day WHERE story_day.story = new.id)
        WHERE story = new.id AND name IN (SELECT name FROM story_name WHERE story_name.story = new.id)
        AND day = CASE WHEN old.date IS NULL OR old.date LIKE 'X%' THEN ''
            ELSE substr(old.date, instr(old.date, '/') + 1) END;
END;

CREATE TRIGGER story_names_gone BEFORE DELETE ON story BEGIN
    UPDATE name SET stories = stories - 1
        WHERE id IN (SELECT coalesce(name.head, name.id) FROM story_name JOIN name ON name.id = story_name.name
                     WHERE story_name.story = old.id);
    UPDATE name SET own = own - 1 WHERE id IN (SELECT name FROM story_name WHERE story = old.id);
    DELETE FROM name_story WHERE story = old.id
        AND name IN (SELECT name FROM story_name WHERE story_name.story = old.id)
        AND day = (SELECT day FROM story_day WHERE story_day.story = old.id);
    DELETE FROM story_name WHERE story = old.id;
END;

-- What the library holds already is read for names when it is next opened to write.
INSERT OR IGNORE INTO unindexed SELECT id FROM story;
