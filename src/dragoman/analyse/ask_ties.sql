SELECT
  r.id AS relation, r.kind, r.sign, r.a, a.name AS a_name, r.b, b.name AS b_name,
  r.start, r.end, r.start_first, r.end_last, r.origins, r.disputed, r.start_basis, r.end_basis
FROM relations AS r
JOIN entities AS a ON a.id = r.a
JOIN entities AS b ON b.id = r.b
ORDER BY r.id
