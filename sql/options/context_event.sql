-- One row per event or dated statement that a statement may be about, newest first; key code.
with topics as (
    select
        event_id as code,
        happened_on,
        label
    from context_events

    union all by name

    select
        fact_id as code,
        stated_on as happened_on,
        'Statement of ' || speaker as label
    from reactions
    where stated_on is not null
)

select
    code,
    happened_on || ': ' || label as label
from topics
order by happened_on desc, code
