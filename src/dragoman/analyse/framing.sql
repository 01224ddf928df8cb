SELECT
  f.id, f.document, d.path, d.outlet, f.start, f.end, f.quote, f.term, f.kind, f.valence, f.family,
  f.target, f.entity, e.name, f.speaker, f.speaker_kind, f.voice, v.name AS voice_name, f.own
FROM framings AS f
JOIN documents AS d ON d.id = f.document
LEFT JOIN entities AS e ON e.id = f.entity
LEFT JOIN entities AS v ON v.id = f.voice
WHERE (:outlet IS NULL OR d.outlet = :outlet)
  AND (:about IS NULL OR f.entity = :about)
  AND (:own = 0 OR f.own = 1)
  AND (:loaded = 0 OR f.kind <> 'label')
ORDER BY d.outlet IS NULL, d.outlet, f.document, f.start, f.id
