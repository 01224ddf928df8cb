SELECT
  c.id AS claim, c.document, d.path, d.title, d.published, c.start, c.end, c.quote, c.act,
  c.modality, c.polarity
FROM json_each(:claims) AS w
JOIN claims AS c ON c.id = w.value
JOIN documents AS d ON d.id = c.document
ORDER BY c.id
