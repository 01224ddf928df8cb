SELECT r.relation, r.claim
FROM json_each(:relations) AS w
JOIN relation_claims AS r ON r.relation = w.value
ORDER BY r.relation, r.claim
