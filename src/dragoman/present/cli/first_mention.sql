SELECT m.id, m.entity, m.document, d.path, m.start, m.end, m.quote, m.why
FROM mentions AS m JOIN documents AS d ON d.id = m.document
WHERE m.entity IN (SELECT value FROM json_each(:entities))
  AND m.id = (
    SELECT n.id FROM mentions AS n WHERE n.entity = m.entity
    ORDER BY n.document, n.start, n.id LIMIT 1
  )
ORDER BY m.entity
