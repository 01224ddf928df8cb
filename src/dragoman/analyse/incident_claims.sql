SELECT m.incident, e.claim
FROM json_each(:incidents) AS w
JOIN incident_events AS m ON m.incident = w.value
JOIN events AS e ON e.id = m.event
WHERE e.claim IS NOT NULL
ORDER BY m.incident, e.document, e.start, e.claim
