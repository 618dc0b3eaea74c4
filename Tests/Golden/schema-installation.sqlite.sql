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

CREATE TABLE identity_provider (
    municipality_id INTEGER NOT NULL REFERENCES municipality (id) ON DELETE CASCADE,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret BLOB,
    client_secret_file TEXT,
    matched_by TEXT NOT NULL,
    label TEXT NOT NULL,
    label_en TEXT NOT NULL,
    scopes TEXT NOT NULL,
    allows_passwords INTEGER NOT NULL CHECK (allows_passwords IN (0, 1)),
    second_factor_values TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (municipality_id)
) STRICT;

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    claimed_by TEXT,
    claimed_at INTEGER,
    finished_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    progress REAL,
    not_before INTEGER,
    UNIQUE (kind, due_at)
) STRICT;
CREATE INDEX job_state_due_at ON job (state, due_at);
