SELECT p.event, p.role, p.position, p.entity, n.name, p.mention, p.start, p.end, p.quote
FROM participants AS p
LEFT JOIN entities AS n ON n.id = p.entity
WHERE p.event IN (SELECT value FROM json_each(:events))
ORDER BY p.event, p.role, p.position
