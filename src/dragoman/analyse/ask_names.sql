SELECT e.id, e.kind, e.name, e.mentions, a.name AS alias
FROM entities AS e JOIN aliases AS a ON a.entity = e.id
WHERE e.mentions > 0
ORDER BY e.id, a.name
