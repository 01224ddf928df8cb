SELECT
  c.id AS claim, c.document, c.start, c.end, c.horizon, c.condition, c.act, c.polarity, c.modality, e.type,
  d.published_first, d.published_last
FROM claims AS c
JOIN documents AS d ON d.id = c.document
LEFT JOIN events AS e ON e.id = c.event
WHERE c.modality IN ('predicted', 'speculated')
ORDER BY d.published_first IS NULL, d.published_first, c.document, c.start, c.end DESC, c.id
