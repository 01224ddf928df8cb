SELECT e.incident, substr(e.quote, p.end - e.start + 1, m.start - p.end) AS gap
FROM mentions AS m
JOIN events AS e ON e.document = m.document AND m.start >= e.start AND m.end <= e.trigger_start
JOIN participants AS p ON p.event = e.id AND p.entity IS NULL AND p.end <= m.start
WHERE m.entity = :entity AND e.type = :type AND e.incident IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM attributions AS a WHERE a.mention = m.id)
ORDER BY e.incident, m.start
