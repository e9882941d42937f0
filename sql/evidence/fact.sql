-- One fact that charts may show, by its evidence id, with what only its kind has.
select
    evidence.*,
    figures.vintage,
    figures.measure,
    figures.entity,
    figures.year,
    reactions.quoted,
    reactions.speaker,
    reactions.channel,
    reactions.stance,
    carriers.carried_by,
    nullif(carriers.counted_as, evidence.evidence_id) as counted_as
from evidence
left join carriers on evidence.evidence_id = carriers.evidence_id
left join figures on evidence.evidence_id = figures.figure_id
left join reactions on evidence.evidence_id = 'reaction/' || reactions.fact_id
where
    evidence.evidence_id = $id
    and coalesce(evidence.status, 'accepted') in ('accepted', 'corrected')
