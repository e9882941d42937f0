-- One row per step of a member towards the accession of a candidate; key ratification_id.
select
    ratifications.*,
    members.member,
    candidates.member as candidate_name,
    'ratification/' || ratifications.ratification_id as evidence_id
from stg_ratifications as ratifications
inner join members on ratifications.iso3 = members.iso3
inner join members as candidates on ratifications.candidate = candidates.iso3
order by ratification_id
