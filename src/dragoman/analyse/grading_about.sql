SELECT c.id AS claim, d.outlet, c.polarity, c.modality,
  coalesce(
    (SELECT min(i.incident) FROM incident_events AS i WHERE i.event = c.event),
    (SELECT min(r.relation) FROM relation_claims AS r WHERE r.claim = c.id)
  ) AS id
FROM json_each(:claims) AS w
JOIN claims AS c ON c.id = w.value
JOIN documents AS d ON d.id = c.document
ORDER BY c.id
