CREATE TABLE erasure_switch (
    id INTEGER PRIMARY KEY,
    held_by INTEGER NOT NULL,
    CHECK (id = 1),
    CHECK (held_by = 0),
    FOREIGN KEY (held_by) REFERENCES erasure_switch (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE revision (
    subject TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (subject)
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id INTEGER,
    detail TEXT NOT NULL,
    address TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_person_id_at ON audit (person_id, at);
CREATE INDEX audit_account_id_at ON audit (account_id, at);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN NOT EXISTS (SELECT 1 FROM erasure_switch) BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

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

CREATE TABLE audit_cut (
    id INTEGER PRIMARY KEY,
    last_id INTEGER NOT NULL,
    last_hash BLOB NOT NULL,
    cut_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER audit_cut_no_update BEFORE UPDATE ON audit_cut BEGIN SELECT RAISE(ABORT, 'audit_cut is append-only'); END;
CREATE TRIGGER audit_cut_no_delete BEFORE DELETE ON audit_cut BEGIN SELECT RAISE(ABORT, 'audit_cut is append-only'); END;

CREATE TABLE retention_choice (
    id INTEGER PRIMARY KEY,
    class TEXT NOT NULL,
    amount INTEGER NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    chosen_by INTEGER,
    chosen_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER retention_choice_no_update BEFORE UPDATE ON retention_choice BEGIN SELECT RAISE(ABORT, 'retention_choice is append-only'); END;
CREATE TRIGGER retention_choice_no_delete BEFORE DELETE ON retention_choice BEGIN SELECT RAISE(ABORT, 'retention_choice is append-only'); END;

CREATE TABLE plan_version (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    digest BLOB NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    added_by INTEGER,
    added_at INTEGER NOT NULL,
    in_force_from TEXT CHECK (in_force_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    decided_by INTEGER,
    decided_at INTEGER,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX plan_version_in_force_from ON plan_version (in_force_from);

CREATE TABLE roster_import (
    id INTEGER PRIMARY KEY,
    uploaded_by INTEGER,
    uploaded_at INTEGER NOT NULL,
    mapping_name TEXT NOT NULL,
    mapping_text TEXT NOT NULL,
    confirmed_leaving INTEGER NOT NULL CHECK (confirmed_leaving IN (0, 1)),
    applied_at INTEGER,
    applied_by INTEGER,
    withdrawn_at INTEGER,
    withdrawn_by INTEGER,
    summary TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX roster_import_applied_at ON roster_import (applied_at);

CREATE TABLE roster_file (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES roster_import (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    reduced_at INTEGER
) STRICT;
CREATE INDEX roster_file_import_id ON roster_file (import_id);

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent_id INTEGER,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX unit_code_valid_from ON unit (code, valid_from);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    alternate TEXT NOT NULL,
    kana TEXT NOT NULL,
    birth TEXT CHECK (birth GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    hired TEXT CHECK (hired GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    has_user_defined_characters INTEGER NOT NULL CHECK (has_user_defined_characters IN (0, 1)),
    mail TEXT NOT NULL,
    duties TEXT NOT NULL,
    intents TEXT NOT NULL,
    erased_at INTEGER,
    UNIQUE (key)
) STRICT;
CREATE INDEX person_staff_number ON person (staff_number);
CREATE INDEX person_mail ON person (mail);

CREATE TABLE staff_number (
    number TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (number)
) STRICT;
CREATE INDEX staff_number_person_id ON staff_number (person_id);

CREATE TABLE former_name (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    PRIMARY KEY (person_id, until)
) STRICT;

CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    grade TEXT NOT NULL,
    employment TEXT NOT NULL,
    job_family TEXT NOT NULL,
    is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX post_person_id_valid_from ON post (person_id, valid_from);
CREATE INDEX post_unit_id ON post (unit_id);

CREATE TABLE role_assignment (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    role TEXT NOT NULL,
    unit_code TEXT,
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    is_from_roster INTEGER NOT NULL CHECK (is_from_roster IN (0, 1)),
    told_by INTEGER,
    told_at INTEGER,
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX role_assignment_person_id ON role_assignment (person_id);
CREATE INDEX role_assignment_unit_code ON role_assignment (unit_code);

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('leave', 'secondment')),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    is_from_roster INTEGER NOT NULL CHECK (is_from_roster IN (0, 1)),
    told_by INTEGER,
    told_at INTEGER,
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX absence_person_id ON absence (person_id);

CREATE TABLE snapshot (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    PRIMARY KEY (day)
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    mail TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
    password_hash TEXT,
    password_changed_at INTEGER,
    code_hash BLOB,
    code_expires_at INTEGER,
    totp_secret BLOB,
    totp_confirmed_at INTEGER,
    totp_last_step INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    language TEXT NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en')),
    uses_era INTEGER NOT NULL DEFAULT false CHECK (uses_era IN (0, 1)),
    created_at INTEGER NOT NULL,
    last_sign_in_at INTEGER,
    wants_mail INTEGER NOT NULL DEFAULT true CHECK (wants_mail IN (0, 1)),
    UNIQUE (login)
) STRICT;
CREATE UNIQUE INDEX account_person_id ON account (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE role_grant (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('staff', 'head', 'trainingOffice', 'planner', 'informationDepartment', 'administrator', 'auditor')),
    unit_code TEXT,
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    deputy_for INTEGER REFERENCES account (id) ON DELETE CASCADE,
    granted_by INTEGER,
    granted_at INTEGER NOT NULL,
    group_role_id INTEGER,
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX role_grant_account_id ON role_grant (account_id);

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    has_second_factor INTEGER NOT NULL CHECK (has_second_factor IN (0, 1)),
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    identity_token BLOB,
    UNIQUE (token_hash)
) STRICT;
CREATE INDEX session_account_id ON session (account_id);
CREATE INDEX session_expires_at ON session (expires_at);

CREATE TABLE identity_answer (
    state_hash BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (state_hash)
) STRICT;
CREATE INDEX identity_answer_expires_at ON identity_answer (expires_at);

CREATE TABLE sign_in_attempt (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    address TEXT NOT NULL,
    account_id INTEGER,
    succeeded INTEGER NOT NULL CHECK (succeeded IN (0, 1))
) STRICT;
CREATE INDEX sign_in_attempt_address_at ON sign_in_attempt (address, at);
CREATE INDEX sign_in_attempt_at ON sign_in_attempt (at);

CREATE TABLE api_token (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    scopes TEXT NOT NULL,
    created_by INTEGER,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER,
    UNIQUE (token_hash)
) STRICT;

CREATE TABLE kept_answer (
    id INTEGER PRIMARY KEY,
    token_id INTEGER NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    digest BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    status INTEGER,
    location TEXT,
    body BLOB,
    UNIQUE (token_id, word)
) STRICT;
CREATE INDEX kept_answer_begun_at ON kept_answer (begun_at);

CREATE TABLE scim_user (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    user_name TEXT NOT NULL,
    formatted_name TEXT,
    family_name TEXT,
    given_name TEXT,
    display_name TEXT,
    employee_number TEXT,
    organization TEXT,
    division TEXT,
    department TEXT,
    manager_id INTEGER REFERENCES account (id) ON DELETE SET NULL,
    modified_at INTEGER NOT NULL,
    hidden_at INTEGER,
    PRIMARY KEY (account_id)
) STRICT;
CREATE INDEX scim_user_employee_number ON scim_user (employee_number);

CREATE TABLE scim_mail (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT,
    is_primary INTEGER CHECK (is_primary IN (0, 1)),
    PRIMARY KEY (account_id, position)
) STRICT;

CREATE TABLE scim_user_name (
    client TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    PRIMARY KEY (client, account_id)
) STRICT;
CREATE INDEX scim_user_name_client_external_id ON scim_user_name (client, external_id);

CREATE TABLE scim_group (
    id INTEGER PRIMARY KEY,
    display_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    hidden_at INTEGER
) STRICT;

CREATE TABLE scim_group_name (
    client TEXT NOT NULL,
    group_id INTEGER NOT NULL REFERENCES scim_group (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    PRIMARY KEY (client, group_id)
) STRICT;

CREATE TABLE scim_group_member (
    group_id INTEGER NOT NULL REFERENCES scim_group (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, account_id)
) STRICT;
CREATE INDEX scim_group_member_account_id ON scim_group_member (account_id);

CREATE TABLE scim_group_role (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES scim_group (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('staff', 'head', 'trainingOffice', 'planner', 'informationDepartment', 'auditor')),
    unit_code TEXT,
    tied_by INTEGER,
    tied_at INTEGER NOT NULL
) STRICT;
CREATE INDEX scim_group_role_group_id ON scim_group_role (group_id);

CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    instrument_text TEXT NOT NULL,
    opens_on TEXT NOT NULL CHECK (opens_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    closes_on TEXT NOT NULL CHECK (closes_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    closed_at INTEGER,
    created_by INTEGER,
    created_at INTEGER NOT NULL,
    reminder_days TEXT NOT NULL DEFAULT '',
    CHECK (opens_on <= closes_on)
) STRICT;

CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    started_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    submitted_at INTEGER,
    codes BLOB,
    UNIQUE (survey_id, person_id)
) STRICT;
CREATE INDEX response_person_id ON response (person_id);

CREATE TABLE survey_reopening (
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    reopened_at INTEGER NOT NULL,
    PRIMARY KEY (survey_id, reopened_at)
) STRICT;

CREATE TABLE answer (
    response_id INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    value TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (response_id, item)
) STRICT;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    skill TEXT NOT NULL,
    level TEXT NOT NULL,
    ceiling TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('self', 'head', 'test', 'certificate', 'programme', 'ojt')),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    source TEXT NOT NULL,
    source_en TEXT NOT NULL,
    corrects_id INTEGER REFERENCES evidence (id) ON DELETE RESTRICT,
    is_void INTEGER NOT NULL DEFAULT false CHECK (is_void IN (0, 1)),
    recorded_by INTEGER,
    recorded_at INTEGER NOT NULL,
    reason TEXT
) STRICT;
CREATE INDEX evidence_person_id_day ON evidence (person_id, day);
CREATE UNIQUE INDEX evidence_corrects_id ON evidence (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence WHEN NOT EXISTS (SELECT 1 FROM erasure_switch) BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence WHEN NOT EXISTS (SELECT 1 FROM erasure_switch) BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    programme TEXT NOT NULL,
    half TEXT CHECK (half IN ('mandatory', 'elective')),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    hours REAL NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    corrects_id INTEGER REFERENCES completion (id) ON DELETE RESTRICT,
    is_void INTEGER NOT NULL DEFAULT false CHECK (is_void IN (0, 1)),
    recorded_by INTEGER,
    recorded_at INTEGER NOT NULL,
    reason TEXT
) STRICT;
CREATE INDEX completion_person_id_day ON completion (person_id, day);
CREATE UNIQUE INDEX completion_corrects_id ON completion (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE TRIGGER completion_no_update BEFORE UPDATE ON completion WHEN NOT EXISTS (SELECT 1 FROM erasure_switch) BEGIN SELECT RAISE(ABORT, 'completion is append-only'); END;
CREATE TRIGGER completion_no_delete BEFORE DELETE ON completion WHEN NOT EXISTS (SELECT 1 FROM erasure_switch) BEGIN SELECT RAISE(ABORT, 'completion is append-only'); END;

CREATE TABLE certificate_holding (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    certificate TEXT NOT NULL,
    version TEXT NOT NULL,
    passed_on TEXT NOT NULL CHECK (passed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    has_proof INTEGER NOT NULL CHECK (has_proof IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('registered', 'confirmed', 'refused')),
    decided_by INTEGER,
    decided_at INTEGER,
    note TEXT NOT NULL DEFAULT '',
    recorded_by INTEGER,
    recorded_at INTEGER NOT NULL,
    corrects_id INTEGER REFERENCES certificate_holding (id) ON DELETE RESTRICT,
    is_void INTEGER NOT NULL DEFAULT false CHECK (is_void IN (0, 1)),
    reason TEXT
) STRICT;
CREATE INDEX certificate_holding_person_id ON certificate_holding (person_id);
CREATE UNIQUE INDEX certificate_holding_corrects_id ON certificate_holding (corrects_id) WHERE corrects_id IS NOT NULL;

CREATE TABLE certificate_proof (
    id INTEGER PRIMARY KEY,
    holding_id INTEGER NOT NULL REFERENCES certificate_holding (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    digest BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mail (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    once TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dropped', 'failed', 'doubtful')),
    created_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claimed_by TEXT,
    claimed_at INTEGER,
    finished_at INTEGER,
    error TEXT NOT NULL DEFAULT '',
    UNIQUE (once)
) STRICT;
CREATE INDEX mail_state_next_at ON mail (state, next_at);
CREATE INDEX mail_account_id ON mail (account_id);

CREATE TABLE city_setting (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT;

CREATE TABLE scenario (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    assumptions TEXT NOT NULL,
    previous_id INTEGER REFERENCES scenario (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    progress TEXT NOT NULL DEFAULT '',
    result TEXT,
    error TEXT NOT NULL DEFAULT '',
    as_of TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    plan_version_id INTEGER,
    made_by INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    finished_at INTEGER,
    issued_by INTEGER,
    issued_at INTEGER,
    replaced_at INTEGER,
    kind TEXT NOT NULL DEFAULT 'nominations' CHECK (kind IN ('nominations', 'seats')),
    fiscal_year INTEGER
) STRICT;
CREATE INDEX scenario_state ON scenario (state);

CREATE TABLE nomination (
    id INTEGER PRIMARY KEY,
    scenario_id INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    programme TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    place INTEGER NOT NULL,
    is_reserve INTEGER NOT NULL CHECK (is_reserve IN (0, 1)),
    reason TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    UNIQUE (scenario_id, person_id, programme, fiscal_year)
) STRICT;
CREATE INDEX nomination_person_id ON nomination (person_id);

CREATE TABLE course_session (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    programme TEXT NOT NULL,
    half TEXT NOT NULL CHECK (half IN ('mandatory', 'elective')),
    fiscal_year INTEGER NOT NULL,
    place TEXT,
    fewest INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    cancelled_at INTEGER,
    changed_at INTEGER NOT NULL,
    UNIQUE (fiscal_year, code),
    CHECK (fewest >= 0),
    CHECK (seats >= 0)
) STRICT;

CREATE TABLE course_session_time (
    session_id INTEGER NOT NULL REFERENCES course_session (id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    half TEXT NOT NULL CHECK (half IN ('am', 'pm')),
    PRIMARY KEY (session_id, day, half)
) STRICT;

CREATE TABLE session_wish (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    fiscal_year INTEGER NOT NULL,
    programme TEXT NOT NULL,
    half TEXT NOT NULL CHECK (half IN ('mandatory', 'elective')),
    first_id INTEGER REFERENCES course_session (id) ON DELETE SET NULL,
    second_id INTEGER REFERENCES course_session (id) ON DELETE SET NULL,
    third_id INTEGER REFERENCES course_session (id) ON DELETE SET NULL,
    wished_at INTEGER NOT NULL,
    UNIQUE (person_id, fiscal_year, programme, half)
) STRICT;

CREATE TABLE busy_time (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    half TEXT NOT NULL CHECK (half IN ('am', 'pm')),
    PRIMARY KEY (person_id, day, half)
) STRICT;

CREATE TABLE unit_place (
    unit_code TEXT NOT NULL,
    place TEXT,
    most_away INTEGER,
    PRIMARY KEY (unit_code),
    CHECK (most_away IS NULL OR most_away >= 0)
) STRICT;

CREATE TABLE place_way (
    from_place TEXT NOT NULL,
    to_place TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (from_place, to_place),
    CHECK (minutes >= 0)
) STRICT;

CREATE TABLE seat (
    id INTEGER PRIMARY KEY,
    scenario_id INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES course_session (id) ON DELETE CASCADE,
    UNIQUE (scenario_id, person_id, session_id)
) STRICT;
CREATE INDEX seat_person_id ON seat (person_id);
CREATE INDEX seat_session_id ON seat (session_id);

CREATE TABLE seat_waiting (
    id INTEGER PRIMARY KEY,
    scenario_id INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    programme TEXT NOT NULL,
    half TEXT NOT NULL CHECK (half IN ('mandatory', 'elective')),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    UNIQUE (scenario_id, person_id, programme, half)
) STRICT;
CREATE INDEX seat_waiting_person_id ON seat_waiting (person_id);

CREATE TABLE sitting (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('practice', 'mock', 'adaptive')),
    bank TEXT NOT NULL,
    survey_id INTEGER REFERENCES survey (id) ON DELETE CASCADE,
    items TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL,
    prior_mean REAL,
    prior_sd REAL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX sitting_person_id_started_at ON sitting (person_id, started_at);
CREATE UNIQUE INDEX sitting_survey_id_person_id ON sitting (survey_id, person_id) WHERE survey_id IS NOT NULL;

CREATE TABLE sitting_answer (
    sitting_id INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    chosen TEXT NOT NULL,
    is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
    confidence TEXT NOT NULL CHECK (confidence IN ('sure', 'unsure', 'guessed')),
    seconds INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, position)
) STRICT;

CREATE TABLE practice_goal (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    bank TEXT NOT NULL,
    exam_on TEXT CHECK (exam_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    minutes INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, bank)
) STRICT;
