CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (slug),
    UNIQUE (code)
) STRICT;

CREATE TABLE setting (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT;
