-- A checksum of each story's title and text, by which `akyn check` finds what no rule of the file forbids: another letter
-- in a text. NULL: saved before there was one. No index and no rewriting: rows get it as they are next saved.
ALTER TABLE body ADD COLUMN sum INTEGER;
