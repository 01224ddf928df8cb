SELECT c.finding, c.claim
FROM finding_claims AS c
JOIN findings AS f ON f.id = c.finding
WHERE (f.kind = 'corroboration') = :agreement
ORDER BY c.finding, c.position
