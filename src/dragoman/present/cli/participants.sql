SELECT p.event, p.role, p.position, p.entity, n.name, p.mention, p.start, p.end, m.quote
FROM participants AS p
LEFT JOIN entities AS n ON n.id = p.entity
LEFT JOIN mentions AS m ON m.id = p.mention
WHERE p.event IN (SELECT value FROM json_each(:events))
ORDER BY p.event, p.role, p.position
