-- One row per event that a statement may be about, newest first; key code.
select
    event_id as code,
    happened_on || ': ' || label as label
from context_events
order by happened_on desc, event_id
