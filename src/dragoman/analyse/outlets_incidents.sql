SELECT DISTINCT
  i.id AS incident, i.headline, i.date, d.outlet, d.published_first, d.published_last, c.id AS claim
FROM incidents AS i
JOIN incident_events AS m ON m.incident = i.id
JOIN events AS e ON e.id = m.event
JOIN claims AS c ON c.id = e.claim
JOIN documents AS d ON d.id = e.document
WHERE c.polarity = 'affirmed' AND c.modality IN ('asserted', 'hedged', 'speculated')
ORDER BY i.id, d.outlet, c.id
