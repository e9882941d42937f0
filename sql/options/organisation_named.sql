-- Every organisation by name: what a reviewer may say that a speaker speaks for.
select
    organisation_id as code,
    organisation as label
from organisations
order by label
