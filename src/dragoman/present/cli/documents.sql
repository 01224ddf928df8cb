SELECT
  d.id, d.path, d.url, d.outlet, d.title, d.language, d.published, d.published_basis,
  d.copy_group, d.characters,
  (SELECT count(*) FROM events AS e WHERE e.document = d.id) AS events,
  (SELECT count(*) FROM claims AS c WHERE c.document = d.id) AS claims
FROM documents AS d
ORDER BY d.published_first IS NULL, d.published_first, d.path, d.id
