-- Fewer steps to a story that is saved. Append-only, like every file here.
--
-- What is added is counted by whoever adds it, once for an issue or a transaction (src/store/pending.rs and save.rs);
-- what goes, is read or moves is counted by the triggers, as before.

DROP TRIGGER story_added;
DROP TRIGGER placement_added;
