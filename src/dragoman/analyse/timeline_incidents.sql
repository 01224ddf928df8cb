SELECT i.id AS incident, i.date, i.type, i.headline, i.origins, i.disputed
FROM json_each(:incidents) AS w
JOIN incidents AS i ON i.id = w.value
WHERE i.date IS NOT NULL
ORDER BY i.id
