-- a day told without its year in an article whose own date is argued, and events of the same type
-- that articles of known date tell of that day of some year
SELECT DISTINCT u.document AS document, k.document AS teller
FROM documents AS d
JOIN events AS u ON u.document = d.id
JOIN events AS k ON k.type = u.type
  AND k.date_first = k.date_last
  AND substr(k.date_first, 6) = substr(u.date_first, 6)
  AND k.date_first >= u.date_first AND k.date_first <= d.published_last
JOIN documents AS t ON t.id = k.document
WHERE d.published_basis = 'inferred'
  AND substr(u.date_first, 6) = substr(u.date_last, 6)
  AND u.date_basis IN ('clause', 'sentence')
  AND k.date_basis IN ('clause', 'sentence')
  AND t.published_basis IS NOT NULL AND t.published_basis <> 'inferred'
ORDER BY u.document, k.document
