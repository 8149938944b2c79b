-- What the reader keeps: bookmarks of every kind, tags and notes. Append-only, like every file here.

DROP TRIGGER bookmark_added;
DROP TRIGGER bookmark_gone;
DROP INDEX story_bookmarked;
DELETE FROM tally WHERE list = 1;
UPDATE total SET bookmarks = 0;

-- The only place where bookmarks are. A quotation keeps its text, so that it outlives changes of its story.
CREATE TABLE bookmark (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT    NOT NULL CHECK (kind IN ('story', 'issue', 'headline', 'quotation')),
    story   INTEGER REFERENCES story (id),      -- of a story or quotation
    issue   INTEGER REFERENCES issue (id),      -- of an issue or headline
    ordinal INTEGER,                            -- where the headline stands; null: no longer there
    text    TEXT,                               -- of a headline or quotation
    span    TEXT,                               -- where a quotation stood: JSON [block, letter, block, letter]
    note    TEXT,                               -- of a headline or quotation; those of stories and issues stand in `note`
    made_at INTEGER NOT NULL,                   -- seconds since 1970
    hand    INTEGER NOT NULL UNIQUE             -- the hand order, from the top
) STRICT;
CREATE UNIQUE INDEX bookmark_of_story ON bookmark (story) WHERE kind = 'story';
CREATE UNIQUE INDEX bookmark_of_issue ON bookmark (issue) WHERE kind = 'issue';
CREATE UNIQUE INDEX bookmark_of_headline ON bookmark (issue, text) WHERE kind = 'headline';
CREATE UNIQUE INDEX bookmark_of_quotation ON bookmark (story, text) WHERE kind = 'quotation';
CREATE INDEX bookmark_by_story ON bookmark (story);
CREATE INDEX bookmark_by_issue ON bookmark (issue);

-- A tag keeps the case in which it was first typed and is found by its folded form.
CREATE TABLE tag (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT    NOT NULL,
    folded  TEXT    NOT NULL UNIQUE,
    stories INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tagging (
    story INTEGER NOT NULL REFERENCES story (id),
    tag   INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (story, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagging_by_tag ON tagging (tag, story);

CREATE TABLE story_note (story INTEGER PRIMARY KEY REFERENCES story (id), text TEXT NOT NULL) STRICT;
CREATE TABLE issue_note (issue INTEGER PRIMARY KEY REFERENCES issue (id), text TEXT NOT NULL) STRICT;

-- Where bookmarks stand in each list: 1 in the order by hand, 2 by date; 2 + 2 * outlet and 3 + 2 * tag by date among
-- those of one outlet, or of one first tag (0: none). `tally` counts each list.
CREATE TABLE filed (
    list     INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    bookmark INTEGER NOT NULL,
    PRIMARY KEY (list, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_of_bookmark ON filed (bookmark);

-- Newest first, years unknown behind, undated last; of one day the latest bookmark first.
CREATE VIEW filing (bookmark, list, place) AS
WITH dated (id, story, outlet, date) AS (
    SELECT bookmark.id, bookmark.story, coalesce(story.outlet, issue.outlet), 
        CASE WHEN bookmark.story IS NULL THEN issue.date ELSE story.date END
    FROM bookmark LEFT JOIN story ON story.id = bookmark.story LEFT JOIN issue ON issue.id = bookmark.issue
), day (id, story, outlet, date) AS (
    SELECT id, story, outlet, substr(date, instr(date, '/') + 1) FROM dated
), placed (id, story, outlet, place) AS (
    SELECT id, story, outlet, (8388607 - CASE WHEN date IS NULL THEN 0 ELSE
        CASE WHEN date GLOB 'X*' THEN 1 ELSE 1024 + 512 * CAST(substr(date, 1, 4) AS INTEGER) END
        + CASE WHEN length(date) > 5 THEN 32 * CAST(substr(date, 6, 2) AS INTEGER) ELSE 416 END
        + CASE WHEN length(date) > 8 THEN CAST(substr(date, 9, 2) AS INTEGER) ELSE 31 END
    END) << 30 | (1073741823 - id)
    FROM day
)
SELECT id, 2, place FROM placed
UNION ALL SELECT id, 2 + 2 * outlet, place FROM placed
UNION ALL SELECT id, 3 + 2 * coalesce((SELECT tag.id FROM tagging JOIN tag ON tag.id = tagging.tag
    WHERE tagging.story = placed.story ORDER BY tag.folded LIMIT 1), 0), place FROM placed;

CREATE TRIGGER filed_added AFTER INSERT ON filed BEGIN
    INSERT INTO tally (list, shift, prefix, rows) SELECT new.list, shift, new.place >> shift, 1 FROM rung WHERE true
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;

CREATE TRIGGER filed_gone AFTER DELETE ON filed BEGIN
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = old.list AND tally.shift = rung.shift AND tally.prefix = old.place >> rung.shift;
END;

CREATE TRIGGER bookmark_made AFTER INSERT ON bookmark BEGIN
    UPDATE total SET bookmarks = bookmarks + 1, next_bookmark = max(next_bookmark, 1099511627777 - new.hand);
    INSERT INTO filed VALUES (1, new.hand, new.id);
    INSERT INTO filed SELECT list, place, bookmark FROM filing WHERE bookmark = new.id;
END;

CREATE TRIGGER bookmark_taken AFTER DELETE ON bookmark BEGIN
    UPDATE total SET bookmarks = bookmarks - 1;
    DELETE FROM filed WHERE bookmark = old.id;
END;

CREATE TRIGGER bookmark_moved AFTER UPDATE OF hand ON bookmark WHEN old.hand <> new.hand BEGIN
    DELETE FROM filed WHERE list = 1 AND place = old.hand AND bookmark = old.id;
    INSERT INTO filed SELECT 1, new.hand, new.id WHERE new.hand >= 0;
END;

CREATE TRIGGER bookmark_of_other_story AFTER UPDATE OF story ON bookmark WHEN old.story IS NOT new.story BEGIN
    DELETE FROM filed WHERE bookmark = new.id AND list <> 1;
    INSERT INTO filed SELECT list, place, bookmark FROM filing WHERE bookmark = new.id;
END;

CREATE TRIGGER story_filed_again AFTER UPDATE OF date, outlet ON story
WHEN old.date IS NOT new.date OR old.outlet <> new.outlet BEGIN
    DELETE FROM filed WHERE list <> 1 AND bookmark IN (SELECT id FROM bookmark WHERE story = new.id);
    INSERT INTO filed SELECT list, place, bookmark FROM filing
        WHERE bookmark IN (SELECT id FROM bookmark WHERE story = new.id);
END;

CREATE TRIGGER issue_filed_again AFTER UPDATE OF date, outlet ON issue
WHEN old.date IS NOT new.date OR old.outlet <> new.outlet BEGIN
    DELETE FROM filed WHERE list <> 1 AND bookmark IN (SELECT id FROM bookmark WHERE issue = new.id);
    INSERT INTO filed SELECT list, place, bookmark FROM filing
        WHERE bookmark IN (SELECT id FROM bookmark WHERE issue = new.id);
END;

CREATE TRIGGER tagged AFTER INSERT ON tagging BEGIN
    UPDATE tag SET stories = stories + 1 WHERE id = new.tag;
    DELETE FROM filed WHERE list <> 1 AND bookmark IN (SELECT id FROM bookmark WHERE story = new.story);
    INSERT INTO filed SELECT list, place, bookmark FROM filing
        WHERE bookmark IN (SELECT id FROM bookmark WHERE story = new.story);
END;

CREATE TRIGGER untagged AFTER DELETE ON tagging BEGIN
    UPDATE tag SET stories = stories - 1 WHERE id = old.tag;
    DELETE FROM filed WHERE list <> 1 AND bookmark IN (SELECT id FROM bookmark WHERE story = old.story);
    INSERT INTO filed SELECT list, place, bookmark FROM filing
        WHERE bookmark IN (SELECT id FROM bookmark WHERE story = old.story);
END;

INSERT INTO bookmark (kind, story, made_at, hand)
SELECT 'story', id, unixepoch(), 1099511627776 - bookmarked FROM story WHERE bookmarked IS NOT NULL ORDER BY bookmarked;
ALTER TABLE story DROP COLUMN bookmarked;

-- Marks of stories and issues that were taken out: JSON, as src/store/kept.rs has it.
ALTER TABLE kept_mark ADD COLUMN marks TEXT NOT NULL DEFAULT '{}';
UPDATE kept_mark SET marks = json_object('bookmarks', json_array(json_object('hand', 1099511627776 - bookmarked)))
WHERE bookmarked IS NOT NULL;
ALTER TABLE kept_mark DROP COLUMN bookmarked;
CREATE TABLE kept_issue_mark (
    outlet INTEGER NOT NULL REFERENCES outlet (id),
    key    TEXT    NOT NULL,
    name   INTEGER NOT NULL,
    marks  TEXT    NOT NULL,
    PRIMARY KEY (outlet, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_issue_mark_by_name ON kept_issue_mark (outlet, name);
