SELECT
  i.id AS incident, i.headline, i.type, i.date, i.date_first, i.date_last, i.place,
  c.id AS claim, c.quote, c.document, d.published_first
FROM incidents AS i
JOIN incident_events AS m ON m.incident = i.id
JOIN events AS e ON e.id = m.event
JOIN claims AS c ON c.id = e.claim
JOIN documents AS d ON d.id = c.document
WHERE c.polarity = 'affirmed' AND c.modality IN ('asserted', 'hedged')
  AND i.date_first IS NOT NULL
ORDER BY i.id, d.published_first, c.id
