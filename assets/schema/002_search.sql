-- Full text: one row of `fulltext` for every story. Append-only, like every file here.
--
-- The index holds forms, not the text shown: words folded as they are printed (title, section, body), their stems and
-- sounds (…_keys), and the codes of the countries a story names. src/names/form.rs says how they are made.

CREATE VIRTUAL TABLE fulltext USING fts5 (
    title, section, body, countries, title_keys, section_keys, body_keys,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '~^'"
);
-- Bytes kept in memory before they are written: a whole transaction of an import.
INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 16777216);

-- Stories whose row of `fulltext` is missing or out of date. Empty after every import; what an older library holds waits
-- here until it is opened to write.
CREATE TABLE unindexed (
    story INTEGER PRIMARY KEY
) STRICT;
INSERT INTO unindexed SELECT id FROM story;

CREATE TRIGGER body_to_index AFTER INSERT ON body BEGIN
    INSERT OR IGNORE INTO unindexed VALUES (new.story);
END;

CREATE TRIGGER body_to_index_again AFTER UPDATE OF blocks ON body WHEN old.blocks <> new.blocks BEGIN
    INSERT OR IGNORE INTO unindexed VALUES (new.story);
END;

CREATE TRIGGER story_to_index_again AFTER UPDATE OF title, countries ON story
WHEN old.title <> new.title OR old.countries <> new.countries BEGIN
    INSERT OR IGNORE INTO unindexed VALUES (new.id);
END;

CREATE TRIGGER placement_to_index AFTER INSERT ON placement WHEN new.section IS NOT NULL BEGIN
    INSERT OR IGNORE INTO unindexed VALUES (new.story);
END;

CREATE TRIGGER placement_to_index_again AFTER DELETE ON placement WHEN old.section IS NOT NULL BEGIN
    INSERT OR IGNORE INTO unindexed SELECT id FROM story WHERE id = old.story;
END;

CREATE TRIGGER story_out_of_index AFTER DELETE ON story BEGIN
    DELETE FROM fulltext WHERE rowid = old.id;
    DELETE FROM unindexed WHERE story = old.id;
END;
