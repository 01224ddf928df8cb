SELECT
  r.id AS relation, r.kind, r.sign, r.a, a.name AS a_name, r.b, b.name AS b_name,
  r.start, r.end, r.start_first, r.end_last, r.end_basis, r.origins, r.disputed
FROM relations AS r
JOIN entities AS a ON a.id = r.a
JOIN entities AS b ON b.id = r.b
WHERE r.kind IN ('backs', 'opposes', 'allied_with', 'arms', 'trains', 'hosts')
  AND (:entity IS NULL OR r.a = :entity OR r.b = :entity)
ORDER BY r.id
