-- Threads: affairs that run over several issues. Append-only, like every file here.
--
-- Counters (thread.stories, .issues, .unread, .news, tally of list -1) are kept right by the triggers at the end.

CREATE TABLE thread (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    title   TEXT    NOT NULL,               -- what its stories have in common, in words that they print
    names   TEXT    NOT NULL,               -- JSON list of text: who and what they have in common
    stories INTEGER NOT NULL DEFAULT 0,
    issues  INTEGER NOT NULL DEFAULT 0,     -- issues that hold any of them
    unread  INTEGER NOT NULL DEFAULT 0,
    -- Unread stories that came to it once some of it had been read, until the reader has seen them in its list.
    news    INTEGER NOT NULL DEFAULT 0,
    age     INTEGER NOT NULL,               -- of its latest story; 4194304 where none of them has a date
    -- Threads stand in the order of this number: the one that goes on latest first. One whose stories went, but for
    -- one or those of one issue, is not listed until they come back.
    place   INTEGER GENERATED ALWAYS AS (iif(stories >= 2 AND issues >= 2, age << 30 | id, NULL)) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX thread_in_order ON thread (place) WHERE place IS NOT NULL;
CREATE INDEX thread_with_news ON thread (id) WHERE news > 0;

-- A story belongs to one thread at most. `age` runs backwards, so a thread is read from its end in time order.
CREATE TABLE thread_story (
    thread  INTEGER NOT NULL REFERENCES thread (id),
    age     INTEGER NOT NULL,               -- days from the story's last day to 9999-12-31, as issue.age
    story   INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,               -- 1: the reader put it there
    PRIMARY KEY (thread, age, story)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX thread_of_story ON thread_story (story);

-- Why two stories of a thread belong together.
CREATE TABLE thread_link (
    thread  INTEGER NOT NULL,
    story   INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    reasons TEXT    NOT NULL,               -- JSON list of [kind, text]
    PRIMARY KEY (thread, story, other)
) STRICT, WITHOUT ROWID;

-- What the reader said of a story and a thread. It outlasts the story: it goes by the story's stable name.
CREATE TABLE thread_choice (
    outlet  INTEGER NOT NULL REFERENCES outlet (id),
    key     TEXT    NOT NULL,
    thread  INTEGER NOT NULL,
    belongs INTEGER NOT NULL,               -- 1: put there; 0: taken out
    PRIMARY KEY (outlet, key, thread)
) STRICT, WITHOUT ROWID;

-- Stories that came or changed since threads were last followed.
CREATE TABLE awaits_thread (
    story INTEGER PRIMARY KEY
) STRICT;
INSERT INTO awaits_thread SELECT story FROM story_terms;

CREATE TRIGGER terms_await_thread AFTER INSERT ON story_terms BEGIN
    INSERT OR IGNORE INTO awaits_thread VALUES (new.story);
END;

CREATE TRIGGER story_out_of_thread AFTER DELETE ON story BEGIN
    DELETE FROM awaits_thread WHERE story = old.id;
    DELETE FROM thread_story WHERE story = old.id;
END;

CREATE TRIGGER thread_story_dated AFTER UPDATE OF date ON story WHEN old.date IS NOT new.date BEGIN
    INSERT OR IGNORE INTO awaits_thread SELECT story FROM thread_story WHERE story = new.id;
END;

CREATE TRIGGER thread_story_read AFTER UPDATE OF read ON story WHEN old.read <> new.read BEGIN
    UPDATE thread SET unread = unread + old.read - new.read, news = min(news, unread + old.read - new.read)
        WHERE id = (SELECT thread FROM thread_story WHERE story = new.id);
END;

CREATE TRIGGER thread_story_added AFTER INSERT ON thread_story BEGIN
    UPDATE thread SET stories = stories + 1, age = min(age, new.age),
            issues = (SELECT count(DISTINCT placement.issue) FROM thread_story
                JOIN placement ON placement.story = thread_story.story WHERE thread_story.thread = new.thread),
            unread = unread + coalesce((SELECT read = 0 FROM story WHERE id = new.story), 0),
            news = news + (unread < stories AND coalesce((SELECT read = 0 FROM story WHERE id = new.story), 0))
        WHERE id = new.thread;
END;

-- A story may come to another issue, or leave one and stay.
CREATE TRIGGER thread_story_placed AFTER INSERT ON placement
WHEN EXISTS (SELECT 1 FROM thread_story WHERE story = new.story) BEGIN
    UPDATE thread SET issues = (SELECT count(DISTINCT placement.issue) FROM thread_story
            JOIN placement ON placement.story = thread_story.story WHERE thread_story.thread = thread.id)
        WHERE id = (SELECT thread FROM thread_story WHERE story = new.story);
END;

CREATE TRIGGER thread_story_displaced AFTER DELETE ON placement
WHEN EXISTS (SELECT 1 FROM thread_story WHERE story = old.story) BEGIN
    UPDATE thread SET issues = (SELECT count(DISTINCT placement.issue) FROM thread_story
            JOIN placement ON placement.story = thread_story.story WHERE thread_story.thread = thread.id)
        WHERE id = (SELECT thread FROM thread_story WHERE story = old.story);
END;

-- A story that is gone already counts as it did: its marks went with it.
CREATE TRIGGER thread_story_gone AFTER DELETE ON thread_story BEGIN
    UPDATE thread SET stories = stories - 1,
            age = coalesce((SELECT min(age) FROM thread_story WHERE thread = old.thread), 4194304),
            issues = (SELECT count(DISTINCT placement.issue) FROM thread_story
                JOIN placement ON placement.story = thread_story.story WHERE thread_story.thread = old.thread),
            unread = (SELECT count(*) FROM thread_story JOIN story ON story.id = thread_story.story
                WHERE thread_story.thread = old.thread AND story.read = 0)
        WHERE id = old.thread;
    UPDATE thread SET news = unread WHERE id = old.thread AND news > unread;
    DELETE FROM thread_link WHERE thread = old.thread AND (story = old.story OR other = old.story);
END;

CREATE TRIGGER thread_gone AFTER DELETE ON thread BEGIN
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = -1 AND tally.shift = rung.shift AND tally.prefix = old.place >> rung.shift;
    DELETE FROM thread_link WHERE thread = old.id;
END;

CREATE TRIGGER thread_unlisted AFTER UPDATE OF age, stories, issues ON thread
WHEN old.place IS NOT new.place AND old.place IS NOT NULL BEGIN
    UPDATE tally SET rows = rows - 1 FROM rung
        WHERE tally.list = -1 AND tally.shift = rung.shift AND tally.prefix = old.place >> rung.shift;
END;

CREATE TRIGGER thread_listed AFTER UPDATE OF age, stories, issues ON thread
WHEN old.place IS NOT new.place AND new.place IS NOT NULL BEGIN
    INSERT INTO tally (list, shift, prefix, rows) SELECT -1, shift, new.place >> shift, 1 FROM rung WHERE true
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;
