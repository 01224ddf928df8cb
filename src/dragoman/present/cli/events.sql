SELECT
  e.id, e.document, d.path, e.start, e.end, e.quote, e.type, e.modes, e.contexts,
  e.date, e.date_basis, e.place, p.name AS place_name, e.incident, e.claim,
  e.modality, e.polarity, e.score
FROM events AS e
JOIN documents AS d ON d.id = e.document
LEFT JOIN entities AS p ON p.id = e.place
WHERE (:type IS NULL OR e.type = :type)
  AND (:modality IS NULL OR e.modality = :modality)
  AND (:first IS NULL OR (e.date_last >= :first AND e.date_first <= :last))
  AND (:place IS NULL OR e.place = :place)
  AND (:min_score IS NULL OR e.score >= :min_score)
  AND (
    :actor IS NULL
    OR EXISTS (SELECT 1 FROM participants AS x WHERE x.event = e.id AND x.entity = :actor)
  )
ORDER BY e.date_first IS NULL, e.date_first, e.date_last, e.document, e.start, e.id
