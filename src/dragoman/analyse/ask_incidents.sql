SELECT i.id AS incident, i.date, i.type, i.headline, i.origins, i.disputed, i.date_first
FROM incidents AS i
LEFT JOIN entities AS p ON p.id = i.place
WHERE (:first IS NULL OR (i.date_first <= :last AND i.date_last >= :first))
  AND (:type IS NULL OR i.type = :type)
  AND (:place IS NULL OR i.place = :place OR (:country IS NOT NULL AND p.country = :country))
  AND (
    :a IS NULL
    OR EXISTS (SELECT 1 FROM incident_parties AS x WHERE x.incident = i.id AND x.entity = :a)
    OR i.id IN (SELECT value FROM json_each(:a_described))
  )
  AND (
    :b IS NULL
    OR EXISTS (SELECT 1 FROM incident_parties AS y WHERE y.incident = i.id AND y.entity = :b)
    OR i.id IN (SELECT value FROM json_each(:b_described))
  )
  AND (
    :doer IS NULL
    OR EXISTS (
      SELECT 1 FROM incident_parties AS d
      WHERE d.incident = i.id AND d.entity = :doer AND d.role = 'actor'
    )
  )
  AND (
    :target IS NULL
    OR i.place = :target
    OR (:country IS NOT NULL AND p.country = :country)
    OR EXISTS (
      SELECT 1 FROM incident_parties AS t
      WHERE t.incident = i.id AND t.entity = :target AND t.role = 'recipient'
    )
  )
ORDER BY i.date_first IS NULL, i.date_first, i.date_last, i.id
