-- what a comparison keeps so that the next goes on from it; the first one after this has all to do
CREATE INDEX stored_finding_document_document ON stored_finding_document (document);
CREATE INDEX stored_finding_about ON stored_finding (about);

-- what a comparison keeps to go on from: workings.py tells what each is
-- documents written, judged or removed that no comparison has followed yet
CREATE TABLE stored_change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL UNIQUE
);
CREATE TABLE stored_memo (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE stored_entry (
  key TEXT NOT NULL,
  sort TEXT NOT NULL,
  item TEXT NOT NULL,
  document TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (key, sort, item)
) WITHOUT ROWID;
CREATE TABLE stored_pair (
  key TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  weight REAL NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (key, one, other)
) WITHOUT ROWID;
CREATE INDEX stored_pair_one ON stored_pair (one);
CREATE INDEX stored_pair_other ON stored_pair (other);
INSERT INTO stored_change (document) SELECT id FROM stored_document;
