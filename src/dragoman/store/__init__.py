"""Where the record is kept: one boundary (``base``), one engine so far (``sqlite``)."""
