-- who a document names before any judgement, as it was seen by a version of the program
CREATE TABLE stored_sighting (
  document TEXT PRIMARY KEY REFERENCES stored_document (id) ON DELETE CASCADE,
  version TEXT NOT NULL,
  record BLOB NOT NULL
) WITHOUT ROWID;
