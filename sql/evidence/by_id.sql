-- What the given evidence ids rest on, in the order given.
select evidence.*
from evidence
where list_contains($ids, evidence.evidence_id)
order by list_position($ids, evidence.evidence_id)
