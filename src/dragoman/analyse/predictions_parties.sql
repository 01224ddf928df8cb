SELECT p.incident, p.entity FROM incident_parties AS p WHERE p.entity IS NOT NULL
UNION
SELECT i.id, i.place FROM incidents AS i WHERE i.place IS NOT NULL
UNION
SELECT m.incident, n.entity
FROM incident_events AS m
JOIN events AS e ON e.id = m.event
JOIN mentions AS n ON n.document = e.document AND n.start >= e.start AND n.end <= e.end
WHERE n.entity IS NOT NULL
ORDER BY 1, 2
