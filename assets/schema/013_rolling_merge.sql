-- Postings of the newest stories stand apart, and move to the rest by and by: src/store/rolling_merge.rs. So an import
-- writes to a few pages, however large the library is. Append-only, like every file here.

CREATE TABLE new_term_shelf (
    term    INTEGER NOT NULL,
    shelf   INTEGER NOT NULL,
    entries BLOB    NOT NULL,
    PRIMARY KEY (term, shelf)
) STRICT, WITHOUT ROWID;

-- A term's entries on a shelf may stand in both.
CREATE VIEW term_entries AS
    SELECT term, shelf, entries FROM term_shelf UNION ALL SELECT term, shelf, entries FROM new_term_shelf;

CREATE TABLE new_name_story (
    name  INTEGER NOT NULL,
    day   TEXT    NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (name, day, story)
) STRICT, WITHOUT ROWID;

CREATE VIEW story_of_name AS
    SELECT name, day, story FROM name_story UNION ALL SELECT name, day, story FROM new_name_story;

-- From which term and name on rows move next. One row.
CREATE TABLE rolling_merge (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    term INTEGER NOT NULL,
    name INTEGER NOT NULL
) STRICT;
INSERT INTO rolling_merge VALUES (1, -2147483648, 0);

DROP TRIGGER story_names_move;
CREATE TRIGGER story_names_move AFTER UPDATE OF date ON story WHEN old.date IS NOT new.date BEGIN
    UPDATE name_story SET day = (SELECT day FROM story_day WHERE story_day.story = new.id)
        WHERE story = new.id AND name IN (SELECT name FROM story_name WHERE story_name.story = new.id)
        AND day = CASE WHEN old.date IS NULL OR old.date LIKE 'X%' THEN ''
            ELSE substr(old.date, instr(old.date, '/') + 1) END;
    UPDATE new_name_story SET day = (SELECT day FROM story_day WHERE story_day.story = new.id)
        WHERE story = new.id AND name IN (SELECT name FROM story_name WHERE story_name.story = new.id)
        AND day = CASE WHEN old.date IS NULL OR old.date LIKE 'X%' THEN ''
            ELSE substr(old.date, instr(old.date, '/') + 1) END;
END;

DROP TRIGGER story_names_gone;
CREATE TRIGGER story_names_gone BEFORE DELETE ON story BEGIN
    UPDATE name SET stories = stories - 1
        WHERE id IN (SELECT coalesce(name.head, name.id) FROM story_name JOIN name ON name.id = story_name.name
                     WHERE story_name.story = old.id);
    UPDATE name SET own = own - 1 WHERE id IN (SELECT name FROM story_name WHERE story = old.id);
    DELETE FROM name_story WHERE story = old.id
        AND name IN (SELECT name FROM story_name WHERE story_name.story = old.id)
        AND day = (SELECT day FROM story_day WHERE story_day.story = old.id);
    DELETE FROM new_name_story WHERE story = old.id
        AND name IN (SELECT name FROM story_name WHERE story_name.story = old.id)
        AND day = (SELECT day FROM story_day WHERE story_day.story = old.id);
    DELETE FROM story_name WHERE story = old.id;
END;

-- A name that more than 64 stories hold tells no affairs apart: one row of story 0 says so, in the place of all of them.
CREATE TEMP TABLE common_name AS SELECT name FROM naming GROUP BY name HAVING count(*) > 64;
DELETE FROM naming WHERE name IN (SELECT name FROM common_name);
INSERT INTO naming SELECT name, 0 FROM common_name;
DROP TABLE common_name;
