-- What the reader said of threads outlasts the threads themselves, and can be told to another library.

-- Stories of the thread that the reader spoke of, by their stable names: where that thread is gone, or the choice comes
-- from another library, it is of the thread that holds these.
CREATE TABLE thread_companion (
    outlet        INTEGER NOT NULL REFERENCES outlet (id),
    key           TEXT    NOT NULL,
    thread        INTEGER NOT NULL,         -- with the two before: the choice
    beside_outlet INTEGER NOT NULL REFERENCES outlet (id),
    beside_key    TEXT    NOT NULL,
    PRIMARY KEY (outlet, key, thread, beside_outlet, beside_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_companion_beside ON thread_companion (beside_outlet, beside_key);

INSERT INTO thread_companion
    SELECT choice.outlet, choice.key, choice.thread, story.outlet, story.key FROM thread_choice AS choice
        JOIN thread_story ON thread_story.thread = choice.thread JOIN story ON story.id = thread_story.story
        WHERE (story.outlet, story.key) <> (choice.outlet, choice.key);

CREATE TRIGGER thread_choice_gone AFTER DELETE ON thread_choice BEGIN
    DELETE FROM thread_companion WHERE (outlet, key, thread) = (old.outlet, old.key, old.thread);
END;
