SELECT m.id, m.entity, m.document, d.path, m.start, m.end, m.quote, m.why
FROM json_each(:entities) AS wanted
JOIN mentions AS m ON m.id = (
  SELECT n.id FROM mentions AS n WHERE n.entity = wanted.value
  ORDER BY n.document, n.start, n.id LIMIT 1
)
JOIN documents AS d ON d.id = m.document
