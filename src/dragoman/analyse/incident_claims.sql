WITH RECURSIVE wanted(id, rest) AS (
  SELECT '', :incidents || char(10)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
  FROM wanted WHERE rest <> ''
)
SELECT m.incident, e.claim
FROM wanted AS w
JOIN incident_events AS m ON m.incident = w.id
JOIN events AS e ON e.id = m.event
WHERE e.claim IS NOT NULL
ORDER BY m.incident, e.document, e.start, e.claim
