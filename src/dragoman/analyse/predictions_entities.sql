SELECT c.id AS claim, m.entity, e.name, m.quote AS wording
FROM claims AS c
JOIN mentions AS m ON m.document = c.document AND m.start >= c.start AND m.end <= c.end
JOIN entities AS e ON e.id = m.entity
WHERE c.modality IN ('predicted', 'speculated')
UNION
SELECT c.id AS claim, a.entity, e.name, e.name AS wording
FROM claims AS c
JOIN attributions AS a ON a.claim = c.id
JOIN entities AS e ON e.id = a.entity
WHERE c.modality IN ('predicted', 'speculated') AND c.act IN ('promises', 'plans', 'agrees', 'threatens')
  AND a.position = (SELECT max(z.position) FROM attributions AS z WHERE z.claim = c.id)
ORDER BY 1, 2, 4
