SELECT
  e.id, e.kind, e.name, e.country, e.known, e.mentions,
  (SELECT count(DISTINCT p.event) FROM participants AS p WHERE p.entity = e.id) AS events,
  (SELECT count(DISTINCT a.claim) FROM attributions AS a WHERE a.entity = e.id) AS claims
FROM entities AS e
WHERE
  CASE
    WHEN :kind IS NULL THEN e.kind NOT IN ('place', 'facility')
    ELSE e.kind = :kind
  END
  AND e.mentions > 0
ORDER BY e.mentions DESC, e.name, e.id
