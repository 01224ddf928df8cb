-- the words that a prediction depends on
ALTER TABLE stored_claim ADD COLUMN condition TEXT;
