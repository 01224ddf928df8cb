SELECT f.id, f.kind, f.about, f.explanation, f.score
FROM findings AS f
WHERE f.kind <> 'corroboration'
  AND (:one_outlet IS NULL OR EXISTS (
    SELECT 1 FROM finding_claims AS c JOIN claims AS k ON k.id = c.claim
    JOIN documents AS d ON d.id = k.document
    WHERE c.finding = f.id AND d.outlet = :one_outlet
  ))
  AND (:one IS NULL OR EXISTS (
    SELECT 1 FROM finding_claims AS c JOIN attributions AS a ON a.claim = c.claim
    WHERE c.finding = f.id
      AND (a.entity = :one OR (a.entity IS NULL AND instr(a.speaker, :one_name) > 0))
  ))
  AND (:two_outlet IS NULL OR EXISTS (
    SELECT 1 FROM finding_claims AS c JOIN claims AS k ON k.id = c.claim
    JOIN documents AS d ON d.id = k.document
    WHERE c.finding = f.id AND d.outlet = :two_outlet
  ))
  AND (:two IS NULL OR EXISTS (
    SELECT 1 FROM finding_claims AS c JOIN attributions AS a ON a.claim = c.claim
    WHERE c.finding = f.id
      AND (a.entity = :two OR (a.entity IS NULL AND instr(a.speaker, :two_name) > 0))
  ))
ORDER BY f.score DESC, f.kind, f.id
