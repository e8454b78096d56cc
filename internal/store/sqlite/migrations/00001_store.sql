-- The store as it began. A migration that was released is never changed:
-- write another one, and raise schemaVersion in open.go with it.

-- +goose Up

-- Bytes as they were read, packed by zstd.
CREATE TABLE originals (
  sha256 TEXT NOT NULL PRIMARY KEY, -- of the bytes unpacked
  size   INTEGER NOT NULL,          -- unpacked
  packed BLOB NOT NULL
);

CREATE TABLE reports (
  n         INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order they were taken in
  id        TEXT NOT NULL UNIQUE,
  page      TEXT NOT NULL,                     -- id of the first state of the page
  current   INTEGER NOT NULL,                  -- 1: the latest state
  story     TEXT NOT NULL DEFAULT '',          -- '' until it is grouped, and for older states
  place     INTEGER NOT NULL DEFAULT 0,        -- in its story
  file      TEXT NOT NULL,
  url       TEXT NOT NULL,
  outlet    TEXT NOT NULL,
  title     TEXT NOT NULL,
  day       TEXT NOT NULL,                     -- YYYY-MM-DD, '' if unknown
  published TEXT NOT NULL,
  updated   TEXT NOT NULL,
  language  TEXT NOT NULL,
  sha256    TEXT NOT NULL REFERENCES originals (sha256),
  seen      INTEGER NOT NULL                   -- Unix seconds
);
CREATE INDEX reports_day ON reports (day DESC, id) WHERE current = 1;
CREATE INDEX reports_outlet ON reports (outlet) WHERE current = 1;
CREATE INDEX reports_url ON reports (url) WHERE url <> '';
CREATE INDEX reports_page ON reports (page);
CREATE INDEX reports_story ON reports (story, place);
CREATE INDEX reports_original ON reports (sha256);

-- The report itself, as JSON packed by zstd.
CREATE TABLE bodies (
  report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  packed BLOB NOT NULL
);

-- What grouping reads of a report.
CREATE TABLE terms (
  report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  form   TEXT NOT NULL,
  terms  BLOB NOT NULL
);

CREATE TABLE analyses (
  key    TEXT NOT NULL PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id),
  models TEXT NOT NULL,
  packed BLOB NOT NULL
);
CREATE INDEX analyses_report ON analyses (report);

CREATE TABLE stories (
  id          TEXT NOT NULL PRIMARY KEY,
  title       TEXT NOT NULL,
  first_day   TEXT NOT NULL,
  last_day    TEXT NOT NULL,
  event_date  TEXT NOT NULL DEFAULT '',
  reports     INTEGER NOT NULL,
  outlets     INTEGER NOT NULL,
  origins_min INTEGER NOT NULL DEFAULT 0,
  origins_max INTEGER NOT NULL DEFAULT 0,
  claims      INTEGER NOT NULL DEFAULT 0,
  quotes      INTEGER NOT NULL DEFAULT 0,
  differences INTEGER NOT NULL DEFAULT 0,
  weight      INTEGER NOT NULL DEFAULT 0,
  want        TEXT NOT NULL,            -- key that its synopsis should have
  made        TEXT NOT NULL DEFAULT '', -- key that it has; '' if there is none
  change      INTEGER NOT NULL,
  changed     INTEGER NOT NULL
);
CREATE INDEX stories_day ON stories (last_day DESC, outlets DESC, id);
CREATE INDEX stories_pending ON stories (id) WHERE want <> made;

-- synopsis/1, packed by zstd.
CREATE TABLE documents (
  story  TEXT NOT NULL PRIMARY KEY REFERENCES stories (id),
  packed BLOB NOT NULL
);

CREATE TABLE kinds (
  story TEXT NOT NULL REFERENCES stories (id),
  kind  TEXT NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (story, kind)
) WITHOUT ROWID;

-- Names of stories, in the order they were given.
CREATE TABLE names (
  place   INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  founder TEXT NOT NULL,
  goes_to TEXT NOT NULL
);

CREATE TABLE speakers (
  n     INTEGER PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories (id),
  name  TEXT NOT NULL
);
CREATE INDEX speakers_story ON speakers (story);

-- The words of each name that a speaker goes by, folded.
CREATE TABLE speaker_words (
  word    TEXT NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speakers (n),
  name    INTEGER NOT NULL, -- 0 the first, then the other names
  PRIMARY KEY (word, speaker, name)
) WITHOUT ROWID;
CREATE INDEX speaker_words_speaker ON speaker_words (speaker);

CREATE TABLE sayings (
  n       INTEGER PRIMARY KEY,
  story   TEXT NOT NULL REFERENCES stories (id),
  quote   TEXT NOT NULL,
  report  TEXT NOT NULL REFERENCES reports (id),
  speaker INTEGER REFERENCES speakers (n),
  kind    TEXT NOT NULL,
  first   INTEGER NOT NULL, -- bytes of the report's text
  last    INTEGER NOT NULL,
  start   INTEGER NOT NULL, -- code points
  "end"   INTEGER NOT NULL,
  text    TEXT NOT NULL
);
CREATE INDEX sayings_story ON sayings (story);
CREATE INDEX sayings_speaker ON sayings (speaker);
CREATE INDEX sayings_report ON sayings (report);

-- What is searched.
CREATE TABLE texts (
  n       INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL, -- report, quote, claim
  report  TEXT NOT NULL REFERENCES reports (id),
  story   TEXT NOT NULL, -- of quotes and claims; '' of reports, which tell themselves
  ref     TEXT NOT NULL,
  speaker TEXT NOT NULL,
  title   TEXT NOT NULL,
  body    TEXT NOT NULL
);
CREATE INDEX texts_story ON texts (story) WHERE story <> '';
CREATE INDEX texts_report ON texts (report);
CREATE VIRTUAL TABLE found USING fts5 (title, body, content = 'texts', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2');

-- +goose StatementBegin
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
  INSERT INTO found (rowid, title, body) VALUES (new.n, new.title, new.body);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER texts_gone AFTER DELETE ON texts BEGIN
  INSERT INTO found (found, rowid, title, body) VALUES ('delete', old.n, old.title, old.body);
END;
-- +goose StatementEnd

CREATE TABLE feeds (
  url      TEXT NOT NULL PRIMARY KEY,
  title    TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  every    INTEGER NOT NULL, -- seconds
  paused   INTEGER NOT NULL,
  etag     TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  next     INTEGER NOT NULL DEFAULT 0,
  asked    INTEGER NOT NULL DEFAULT 0,
  good     INTEGER NOT NULL DEFAULT 0,
  errors   INTEGER NOT NULL DEFAULT 0,
  error    TEXT NOT NULL DEFAULT '',
  items    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX feeds_next ON feeds (next, url);

CREATE TABLE feed_items (
  feed TEXT NOT NULL REFERENCES feeds (url) ON DELETE CASCADE,
  item TEXT NOT NULL,
  PRIMARY KEY (feed, item)
) WITHOUT ROWID;

CREATE TABLE decisions (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  what    TEXT NOT NULL, -- what it says, as JSON: two that say the same are one
  note    TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  at      INTEGER NOT NULL,
  undone  INTEGER NOT NULL DEFAULT 0,
  undo_by TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX decisions_what ON decisions (what) WHERE undone = 0;

CREATE TABLE changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL,
  at     INTEGER NOT NULL
);

CREATE TABLE refusals (
  input TEXT NOT NULL PRIMARY KEY,
  why   TEXT NOT NULL,
  kind  TEXT NOT NULL,
  at    INTEGER NOT NULL
);

PRAGMA application_id = 1398360655; -- "SYNO"
PRAGMA user_version = 1;
