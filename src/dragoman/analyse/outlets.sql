SELECT
  d.outlet,
  count(DISTINCT d.id) AS articles,
  count(c.id) AS claims,
  coalesce(sum(EXISTS (
    SELECT 1 FROM attributions AS a
    WHERE a.claim = c.id AND a.position > 0 AND a.kind <> 'outlet'
      AND lower(a.speaker) <> lower(d.outlet)
  )), 0) AS attributed,
  coalesce(sum(c.modality IN ('hedged', 'speculated')), 0) AS hedged,
  count(DISTINCT CASE
    WHEN d.copy_group IS NOT NULL
      AND EXISTS (
        SELECT 1 FROM copies AS o
        WHERE o.document = d.id AND o.origin IS NOT NULL AND o.origin <> d.id
      )
    THEN d.id
  END) AS copied
FROM documents AS d
LEFT JOIN claims AS c ON c.document = d.id
WHERE d.outlet IS NOT NULL
GROUP BY d.outlet
ORDER BY articles DESC, d.outlet
