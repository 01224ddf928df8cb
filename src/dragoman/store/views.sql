-- The published views: what other rooms and people may ask. Changed only with a changelog entry.

CREATE VIEW documents AS
SELECT
  d.id, (SELECT min(p.path) FROM stored_path AS p WHERE p.document = d.id) AS path,
  d.url, d.outlet, d.title, d.language, d.published, d.published_first, d.published_last,
  (SELECT min(c.copy_group) FROM stored_copy AS c WHERE c.document = d.id) AS copy_group,
  d.published_basis, d.agency, d.revises, d.sha256, length(d.text) AS characters
FROM stored_document AS d;

-- every further path at which the same document was met
CREATE VIEW also_at AS
SELECT p.document, p.path
FROM stored_path AS p JOIN stored_document AS d ON d.id = p.document
WHERE p.path > (SELECT min(q.path) FROM stored_path AS q WHERE q.document = p.document);

-- one row an entity; where documents differ about one first met, the least document id decides
CREATE VIEW entities AS
SELECT
  e.id, e.kind, e.name, e.country, e.lat, e.lon, e.uncertainty_km, e.known,
  (SELECT count(*) FROM stored_mention AS m WHERE m.entity = e.id) AS mentions
FROM stored_entity AS e
WHERE e.shown = 1;

-- names as met, with how often, and known spellings that were not met, with 0
CREATE VIEW aliases AS
SELECT entity, name, sum(count) AS count FROM (
  SELECT m.entity, m.surface AS name, count(*) AS count FROM stored_mention AS m
  WHERE m.entity IS NOT NULL AND m.form = 'name' AND m.metonym = 0
  GROUP BY m.entity, m.surface
  UNION ALL
  SELECT a.entity, a.name, 0 FROM stored_alias AS a
  WHERE EXISTS (SELECT 1 FROM stored_entity AS e WHERE e.id = a.entity AND e.shown = 1)
)
GROUP BY entity, name;

CREATE VIEW mentions AS
SELECT id, document, start, end, quote, form, kind, entity, metonym, score, why, antecedent
FROM stored_mention;

CREATE VIEW events AS
SELECT
  e.id, e.document, e.start, e.end, e.quote, e.type, e.modes, e.date, e.date_first, e.date_last,
  e.date_basis, e.place,
  (SELECT min(i.incident) FROM stored_incident_event AS i WHERE i.event = e.id) AS incident,
  e.claim, e.modality, e.polarity, e.score, e.contexts, e.trigger_start, e.trigger_end
FROM stored_event AS e;

CREATE VIEW participants AS
SELECT event, document, role, position, mention, entity, start, end, quote
FROM stored_participant;

CREATE VIEW magnitudes AS
SELECT event, document, position, kind, low, high, start, end FROM stored_magnitude;

-- relation is the id of the statement in the same document; relation_claims leads to the tie
CREATE VIEW claims AS
SELECT
  id, document, start, end, quote, event, relation, act, modality, polarity, answers, horizon,
  condition
FROM stored_claim;

CREATE VIEW attributions AS
SELECT
  claim, position, speaker, kind, entity, start, end, cue_start, cue_end, document, mention
FROM stored_attribution;

-- entity is whom a term is said of; own is 1 where the outlet says it in its own voice
CREATE VIEW framings AS
SELECT
  id, document, start, end, quote, term, kind, valence, family, target_start, target_end, target,
  mention, entity, speaker, speaker_kind, voice, own
FROM stored_framing;

CREATE VIEW statements AS
SELECT
  id, document, kind, a, b, ends, date, date_first, date_last, claim, modality, polarity,
  start, end, quote, date_basis, a_mention, b_mention
FROM stored_statement;

CREATE VIEW relations AS
SELECT
  id, kind, sign, a, b, start, start_first, end, end_last, origins, disputed,
  start_basis, end_basis
FROM stored_relation;

CREATE VIEW relation_claims AS SELECT relation, claim FROM stored_relation_claim;

CREATE VIEW incidents AS
SELECT id, type, date, date_first, date_last, place, origins, disputed, headline
FROM stored_incident;

CREATE VIEW incident_events AS SELECT incident, event FROM stored_incident_event;

CREATE VIEW incident_parties AS
SELECT incident, role, entity, position FROM stored_incident_party;

CREATE VIEW findings AS SELECT id, kind, about, explanation, score FROM stored_finding;

CREATE VIEW finding_claims AS SELECT finding, claim, position FROM stored_finding_claim;

CREATE VIEW finding_documents AS SELECT finding, document FROM stored_finding_document;

CREATE VIEW copies AS
SELECT c.copy_group, c.document, g.origin
FROM stored_copy AS c JOIN stored_copy_group AS g ON g.id = c.copy_group;

CREATE VIEW skipped AS SELECT path, reason, way_out FROM stored_skipped;

CREATE VIEW meta AS SELECT key, value FROM stored_meta;
