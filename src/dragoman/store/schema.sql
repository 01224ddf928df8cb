-- Tables behind the published views (views.sql). They may change with a migration; views are public.
-- Offsets are half-open code points. Dates are EDTF text; *_first and *_last are their ISO bounds.

CREATE TABLE stored_meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- reading: every record of the document in MessagePack, without tokens and without the text
CREATE TABLE stored_document (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  language TEXT,
  agency TEXT,
  revises TEXT,
  sha256 TEXT NOT NULL,
  published TEXT,
  published_first TEXT,
  published_last TEXT,
  published_basis TEXT,
  text TEXT NOT NULL,
  reading BLOB NOT NULL
);

-- where a document was met, before or after it was read; the least path is the one shown
CREATE TABLE stored_path (
  document TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (document, path)
) WITHOUT ROWID;

-- documents may differ about an entity first met in them; shown marks the row of the least id
CREATE TABLE stored_entity (
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  lat REAL,
  lon REAL,
  uncertainty_km REAL,
  known INTEGER NOT NULL,
  shown INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, document)
) WITHOUT ROWID;
CREATE INDEX stored_entity_document ON stored_entity (document);
CREATE UNIQUE INDEX stored_entity_shown ON stored_entity (id) WHERE shown = 1;

-- spellings of the register's entities, met or not
CREATE TABLE stored_alias (
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, name)
) WITHOUT ROWID;

-- surface: the quote with its white space made single, so that line breaks make no new alias
CREATE TABLE stored_mention (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  surface TEXT NOT NULL,
  form TEXT NOT NULL,
  kind TEXT,
  antecedent TEXT,
  entity TEXT,
  metonym INTEGER NOT NULL,
  score REAL,
  why TEXT
) WITHOUT ROWID;
CREATE INDEX stored_mention_document ON stored_mention (document, start);
CREATE INDEX stored_mention_entity ON stored_mention (entity, document, start);

CREATE TABLE stored_event (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  modes TEXT NOT NULL,
  contexts TEXT NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  date_basis TEXT,
  place TEXT,
  claim TEXT,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  score REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX stored_event_document ON stored_event (document, start);
CREATE INDEX stored_event_date ON stored_event (date_first, date_last);
CREATE INDEX stored_event_place ON stored_event (place);

CREATE TABLE stored_participant (
  event TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  mention TEXT,
  entity TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (event, role, position)
) WITHOUT ROWID;
CREATE INDEX stored_participant_document ON stored_participant (document);
CREATE INDEX stored_participant_entity ON stored_participant (entity);

CREATE TABLE stored_magnitude (
  event TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  low REAL,
  high REAL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE INDEX stored_magnitude_document ON stored_magnitude (document);

CREATE TABLE stored_statement (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  kind TEXT NOT NULL,
  a_mention TEXT NOT NULL,
  b_mention TEXT NOT NULL,
  a TEXT,
  b TEXT,
  ends INTEGER NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  date_basis TEXT,
  claim TEXT,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX stored_statement_document ON stored_statement (document);
CREATE INDEX stored_statement_a ON stored_statement (a);
CREATE INDEX stored_statement_b ON stored_statement (b);

CREATE TABLE stored_claim (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  event TEXT,
  relation TEXT,
  act TEXT NOT NULL,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  answers TEXT,
  horizon TEXT,
  condition TEXT
) WITHOUT ROWID;
CREATE INDEX stored_claim_document ON stored_claim (document, start);
CREATE INDEX stored_claim_event ON stored_claim (event);
CREATE INDEX stored_claim_relation ON stored_claim (relation);

CREATE TABLE stored_attribution (
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  speaker TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity TEXT,
  mention TEXT,
  start INTEGER,
  end INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX stored_attribution_document ON stored_attribution (document);
CREATE INDEX stored_attribution_entity ON stored_attribution (entity);

-- own: in the outlet's own voice; speaker and voice (an entity) are otherwise the innermost speaker
CREATE TABLE stored_framing (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES stored_document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  term TEXT NOT NULL,
  kind TEXT NOT NULL,
  valence TEXT NOT NULL,
  family TEXT,
  target_start INTEGER,
  target_end INTEGER,
  target TEXT,
  mention TEXT,
  entity TEXT,
  speaker TEXT NOT NULL,
  speaker_kind TEXT NOT NULL,
  voice TEXT,
  own INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX stored_framing_document ON stored_framing (document, start);
CREATE INDEX stored_framing_entity ON stored_framing (entity);

-- what many documents add up to; a comparison replaces what it changes
CREATE TABLE stored_copy_group (
  id TEXT PRIMARY KEY,
  origin TEXT,
  record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE stored_copy (
  copy_group TEXT NOT NULL REFERENCES stored_copy_group (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  PRIMARY KEY (copy_group, document)
) WITHOUT ROWID;
CREATE INDEX stored_copy_document ON stored_copy (document);

CREATE TABLE stored_incident (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  place TEXT,
  origins INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  headline TEXT NOT NULL,
  record BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX stored_incident_date ON stored_incident (date_first, date_last);
CREATE TABLE stored_incident_event (
  incident TEXT NOT NULL REFERENCES stored_incident (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  PRIMARY KEY (incident, event)
) WITHOUT ROWID;
CREATE INDEX stored_incident_event_event ON stored_incident_event (event);
CREATE TABLE stored_incident_party (
  incident TEXT NOT NULL REFERENCES stored_incident (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (incident, role, position)
) WITHOUT ROWID;
CREATE INDEX stored_incident_party_entity ON stored_incident_party (entity);

CREATE TABLE stored_relation (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  sign INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  start TEXT,
  start_first TEXT,
  start_basis TEXT,
  end TEXT,
  end_last TEXT,
  end_basis TEXT,
  origins INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  record BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX stored_relation_a ON stored_relation (a);
CREATE INDEX stored_relation_b ON stored_relation (b);
CREATE TABLE stored_relation_claim (
  relation TEXT NOT NULL REFERENCES stored_relation (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  PRIMARY KEY (relation, claim)
) WITHOUT ROWID;
CREATE INDEX stored_relation_claim_claim ON stored_relation_claim (claim);

CREATE TABLE stored_finding (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT,
  explanation TEXT NOT NULL,
  score REAL NOT NULL,
  record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE stored_finding_claim (
  finding TEXT NOT NULL REFERENCES stored_finding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE INDEX stored_finding_claim_claim ON stored_finding_claim (claim);
CREATE TABLE stored_finding_document (
  finding TEXT NOT NULL REFERENCES stored_finding (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  PRIMARY KEY (finding, document)
) WITHOUT ROWID;

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

-- who a document names before any judgement, as it was seen by a version of the program
CREATE TABLE stored_sighting (
  document TEXT PRIMARY KEY REFERENCES stored_document (id) ON DELETE CASCADE,
  version TEXT NOT NULL,
  record BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE stored_skipped (
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  way_out TEXT,
  PRIMARY KEY (path, reason)
) WITHOUT ROWID;

-- full text, with the words taken from stored_document
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text,
  content = 'stored_document', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER stored_document_added AFTER INSERT ON stored_document BEGIN
  INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER stored_document_removed AFTER DELETE ON stored_document BEGIN
  INSERT INTO article_words (article_words, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;
