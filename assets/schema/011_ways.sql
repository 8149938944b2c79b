-- Ways to the few among a million: what a filter alone asks for is found without a look at every story. Append-only, like
-- every file here.

-- By the last day of a story; a month or a year that is all there is known stands behind its days.
CREATE INDEX story_by_day ON story (substr(date, instr(date, '/') + 1) || '~') WHERE date GLOB '[0-9]*';
-- Those that go on beyond the month after the one in which they begin, or of which a year is all there is known.
CREATE INDEX story_of_long_days ON story (id) WHERE date GLOB '[0-9]*' AND (
    length(date) - instr(date, '/') < 7 OR instr(date, '/') BETWEEN 1 AND 7
    OR 12 * (substr(date, instr(date, '/') + 1, 4) - substr(date, 1, 4))
        + substr(date, instr(date, '/') + 6, 2) - substr(date, 6, 2) > 1);
-- Issues of which something is read, in the order of the list.
CREATE INDEX issue_with_read ON issue (place) WHERE unread < stories;
-- An outlet's issues, in the order of the list.
CREATE INDEX issue_of_outlet ON issue (outlet, place);
