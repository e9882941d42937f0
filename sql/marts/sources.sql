-- One row per source; key source_id.
select *
from stg_sources
order by source_id
