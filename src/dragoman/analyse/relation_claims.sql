WITH RECURSIVE wanted(id, rest) AS (
  SELECT '', :relations || char(10)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
  FROM wanted WHERE rest <> ''
)
SELECT r.relation, r.claim
FROM wanted AS w
JOIN relation_claims AS r ON r.relation = w.id
ORDER BY r.relation, r.claim
