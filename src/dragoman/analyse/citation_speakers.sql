SELECT a.claim, coalesce(e.name, a.speaker) AS name
FROM json_each(:claims) AS w
JOIN attributions AS a ON a.claim = w.value
LEFT JOIN entities AS e ON e.id = a.entity
ORDER BY a.claim, a.position
