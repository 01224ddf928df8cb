SELECT
  c.id, c.document, d.path, d.published, c.start, c.end, c.quote, c.event, c.relation AS statement,
  c.act, c.modality, c.polarity, c.answers, c.horizon
FROM claims AS c
JOIN documents AS d ON d.id = c.document
WHERE (:denied = 0 OR c.polarity = 'denied')
  AND (:modality IS NULL OR c.modality = :modality)
  AND (:outlet IS NULL OR d.outlet = :outlet)
  AND (
    :speaker IS NULL
    OR EXISTS (
      SELECT 1 FROM attributions AS a WHERE a.claim = c.id AND a.entity = :speaker
    )
  )
  AND (
    :about IS NULL
    OR EXISTS (
      SELECT 1 FROM mentions AS m
      WHERE m.document = c.document AND m.entity = :about
        AND m.start >= c.start AND m.end <= c.end
    )
    OR EXISTS (SELECT 1 FROM participants AS p WHERE p.event = c.event AND p.entity = :about)
    OR EXISTS (
      SELECT 1 FROM statements AS s
      WHERE s.id = c.relation AND (s.a = :about OR s.b = :about)
    )
  )
ORDER BY d.published_first IS NULL, d.published_first, c.document, c.start, c.id
