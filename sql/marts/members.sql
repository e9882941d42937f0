-- One row per member state; key iso3.
select *
from stg_members
order by iso3
