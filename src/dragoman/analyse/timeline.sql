SELECT
  i.id AS incident, i.date, i.type, i.headline, i.origins, i.disputed,
  (SELECT count(*) FROM incident_events AS e WHERE e.incident = i.id) AS told
FROM incidents AS i
WHERE i.date IS NOT NULL AND i.date_first <= :last AND i.date_last >= :first
ORDER BY
  i.origins DESC, told DESC,
  CASE
    WHEN i.type IN ('ASSAULT', 'COERCE', 'RETREAT') THEN 0
    WHEN i.type IN ('PROTEST', 'SANCTION', 'MOBILIZE', 'AID', 'COOPERATE') THEN 1
    ELSE 2
  END,
  i.date_first, i.id
LIMIT :most
