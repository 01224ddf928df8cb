-- loaded and distancing terms; own: in the outlet's own voice
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
