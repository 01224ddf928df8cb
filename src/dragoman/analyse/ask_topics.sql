SELECT DISTINCT m.entity AS id, e.kind, e.name, m.quote AS alias
FROM mentions AS m
JOIN entities AS e ON e.id = m.entity
WHERE m.metonym = 1
ORDER BY m.entity, m.quote
