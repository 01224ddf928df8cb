WITH about AS (
  SELECT i.incident AS id, c.id AS claim
  FROM incident_events AS i JOIN claims AS c ON c.event = i.event
  WHERE i.incident IN (SELECT value FROM json_each(:ids))
  UNION
  SELECT r.relation AS id, r.claim
  FROM relation_claims AS r
  WHERE r.relation IN (SELECT value FROM json_each(:ids))
)
SELECT
  w.id, c.id AS claim, c.modality, c.polarity, c.act, d.outlet,
  coalesce(d.copy_group, d.outlet, 'unknown') AS house, a.entity AS speaker, a.kind
FROM about AS w
JOIN claims AS c ON c.id = w.claim
JOIN documents AS d ON d.id = c.document
LEFT JOIN attributions AS a
  ON a.claim = c.id
  AND a.position = (SELECT max(b.position) FROM attributions AS b WHERE b.claim = c.id)
ORDER BY w.id, c.id
