select
    organisation_id as code,
    min(organisation) as label
from reactions
where organisation_id is not null and about is not null
group by organisation_id
order by label
