SELECT a.claim, a.position, a.speaker, a.kind, a.entity, e.name
FROM attributions AS a LEFT JOIN entities AS e ON e.id = a.entity
WHERE a.claim IN (SELECT value FROM json_each(:claims))
ORDER BY a.claim, a.position
