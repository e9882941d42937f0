select
    official_id as code,
    min(speaker) as label
from reactions
where official_id is not null and about is not null
group by official_id
order by label
