SELECT id, kind, about, explanation, score
FROM findings
WHERE (kind = 'corroboration') = :agreement
ORDER BY score DESC, kind, id
