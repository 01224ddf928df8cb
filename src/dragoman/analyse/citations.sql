WITH RECURSIVE wanted(id, rest) AS (
  SELECT '', :claims || char(10)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
  FROM wanted WHERE rest <> ''
)
SELECT
  c.id AS claim, c.document, d.path, d.title, d.published, c.start, c.end, c.quote, c.act,
  c.modality, c.polarity
FROM wanted AS w
JOIN claims AS c ON c.id = w.id
JOIN documents AS d ON d.id = c.document
ORDER BY c.id
