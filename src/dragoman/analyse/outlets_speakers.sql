SELECT
  coalesce(e.name, a.speaker) AS name, min(a.kind) AS kind, count(DISTINCT a.claim) AS claims,
  min(a.claim) AS example
FROM attributions AS a
JOIN documents AS d ON d.id = a.document
LEFT JOIN entities AS e ON e.id = a.entity
WHERE d.outlet = :outlet AND a.position > 0
  AND lower(a.speaker) <> lower(d.outlet)
  AND lower(a.speaker) NOT IN ('he', 'she', 'it', 'they', 'we', 'i', 'who')
GROUP BY coalesce(a.entity, a.speaker), coalesce(e.name, a.speaker)
ORDER BY claims DESC, name, kind
LIMIT :most
