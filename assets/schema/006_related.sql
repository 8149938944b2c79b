-- Related stories: an index of terms of akyn's own. Append-only, like every file here.
--
-- A term is a word as src/related/terms.rs cuts it, or a country, under a number of 32 bits. Everything here follows from
-- a story's title and text alone, so that a story that comes or goes touches its own terms only; what a term weighs is
-- worked out when somebody asks. The table `unindexed` says which stories have still to be taken in.

-- A story's terms: src/related/terms.rs says how they are written.
CREATE TABLE story_terms (
    story INTEGER PRIMARY KEY,
    terms BLOB NOT NULL
) STRICT;

-- In how many stories a term stands, and in how many of these as a name.
CREATE TABLE term (
    id      INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL,
    named   INTEGER NOT NULL
) STRICT;

-- The stories with a term, 4,096 numbers of stories to a shelf: two bytes for each, the number on the shelf (12 bits)
-- and how much of the story the term is (4 bits). Nothing is looked up by a country.
CREATE TABLE term_shelf (
    term    INTEGER NOT NULL,
    shelf   INTEGER NOT NULL,
    entries BLOB    NOT NULL,
    PRIMARY KEY (term, shelf)
) STRICT, WITHOUT ROWID;

-- Stories that have gone, of which something is still filed: only until the end of the transaction.
CREATE TABLE gone_but_filed (
    story INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER story_out_of_terms AFTER DELETE ON story BEGIN
    INSERT OR IGNORE INTO gone_but_filed SELECT story FROM story_terms WHERE story = old.id;
END;

INSERT OR IGNORE INTO unindexed SELECT id FROM story;
