-- One row per pledge; key pledge_id.
select *
from stg_pledges
order by pledge_id
