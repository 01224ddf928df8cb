SELECT c.id AS claim, c.event, c.relation AS statement
FROM claims AS c
JOIN documents AS d ON d.id = c.document
WHERE (:polarity IS NULL OR c.polarity = :polarity)
  AND (:modality IS NULL OR c.modality = :modality)
  AND (:first IS NULL OR (d.published_first <= :last AND d.published_last >= :first))
  AND (
    :outlet IS NULL
    OR (
      d.outlet = :outlet
      AND NOT EXISTS (
        SELECT 1 FROM attributions AS o
        WHERE o.claim = c.id AND o.position > 0 AND o.kind NOT IN ('outlet', 'agency')
      )
    )
  )
  AND (
    :speaker IS NULL
    OR EXISTS (
      SELECT 1 FROM attributions AS a
      WHERE a.claim = c.id AND a.entity = :speaker
        AND a.position = (SELECT max(z.position) FROM attributions AS z WHERE z.claim = c.id)
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
    OR EXISTS (SELECT 1 FROM events AS e WHERE e.id = c.event AND e.place = :about)
    OR EXISTS (
      SELECT 1 FROM statements AS s
      WHERE s.id = c.relation AND (s.a = :about OR s.b = :about)
    )
  )
ORDER BY d.published_first IS NULL, d.published_first, c.document, c.start, c.end DESC, c.id
