SELECT incident AS id, role, entity FROM incident_parties
WHERE incident IN (SELECT value FROM json_each(:ids))
UNION
SELECT id, 'actor' AS role, a AS entity FROM relations
WHERE id IN (SELECT value FROM json_each(:ids))
UNION
SELECT id, 'recipient' AS role, b AS entity FROM relations
WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY id, role, entity
