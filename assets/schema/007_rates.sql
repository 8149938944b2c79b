-- Figures of different origins of one pair and day stay apart; and what moved, until it was seen.

CREATE TABLE figure (
    base           TEXT    NOT NULL,
    quote          TEXT    NOT NULL,
    date           TEXT    NOT NULL,            -- YYYY-MM-DD
    origin         TEXT    NOT NULL,            -- '': the ticker of a digest; else who published it, or the file's name
    value          TEXT    NOT NULL,            -- as printed
    change_percent TEXT,                        -- as printed
    document       INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (base, quote, date, origin)
) STRICT, WITHOUT ROWID;
INSERT INTO figure SELECT base, quote, date, '', value, change_percent, document FROM rate;
DROP TABLE rate;
ALTER TABLE figure RENAME TO rate;
CREATE INDEX rate_by_document ON rate (document);
CREATE INDEX rate_by_origin ON rate (origin);

-- How far a pair's last figure moved by an import, until the reader has seen it: from the last figure that was seen.
CREATE TABLE rate_move (
    base        TEXT NOT NULL,
    quote       TEXT NOT NULL,
    from_date   TEXT NOT NULL,
    from_value  TEXT NOT NULL,
    date        TEXT NOT NULL,
    value       TEXT NOT NULL,
    PRIMARY KEY (base, quote)
) STRICT, WITHOUT ROWID;
