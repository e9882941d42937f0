-- What the given evidence ids rest on, in the order given.
select
    evidence.*,
    carriers.carried_by
from evidence
left join carriers on evidence.evidence_id = carriers.evidence_id
where list_contains($ids, evidence.evidence_id)
order by list_position($ids, evidence.evidence_id)
