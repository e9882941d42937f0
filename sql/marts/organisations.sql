-- One row per organisation that officials speak for; key organisation_id.
select *
from stg_organisations
order by organisation_id
