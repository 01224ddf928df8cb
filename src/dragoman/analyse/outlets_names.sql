SELECT
  d.outlet, m.entity, e.name, m.quote AS wording, count(*) AS times, min(m.id) AS mention
FROM mentions AS m
JOIN documents AS d ON d.id = m.document
JOIN entities AS e ON e.id = m.entity
WHERE m.form <> 'pronoun' AND m.metonym = 0 AND d.outlet IS NOT NULL
  AND e.kind NOT IN ('place', 'facility')
GROUP BY d.outlet, m.entity, e.name, m.quote
ORDER BY m.entity, d.outlet, m.quote
