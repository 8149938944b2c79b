-- What the newest stories add to the counts of terms stands apart too, and moves with their postings:
-- src/store/rolling_merge.rs. Append-only, like every file here.

CREATE TABLE new_term (
    id      INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL,               -- more than `term` says; less where stories have gone
    named   INTEGER NOT NULL
) STRICT;

-- A term may stand in both: its counts are the sums.
CREATE VIEW term_count AS SELECT id, stories, named FROM term UNION ALL SELECT id, stories, named FROM new_term;
