WITH RECURSIVE wanted(id, rest) AS (
  SELECT '', :claims || char(10)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
  FROM wanted WHERE rest <> ''
)
SELECT a.claim, coalesce(e.name, a.speaker) AS name
FROM wanted AS w
JOIN attributions AS a ON a.claim = w.id
LEFT JOIN entities AS e ON e.id = a.entity
ORDER BY a.claim, a.position
