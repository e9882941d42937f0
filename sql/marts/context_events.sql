-- One row per remark, vote or summit that reactions are about; key event_id.
select *
from stg_context_events
order by event_id
