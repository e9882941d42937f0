select
    event_id,
    edtf_first(happened_on) as happened_from,
    edtf_last(happened_on) as happened_on,
    event,
    label,
    gist,
    source_id,
    second_source_id,
    verification
from raw_context_events
