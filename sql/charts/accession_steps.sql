-- One row per stage on the way of a state into the Alliance, from one known step to the next; key
-- mark. Ratified is the day of the last member's ratification that we hold.
with steps as (
    select
        iso3,
        member,
        event,
        case event when 'ratified' then max(happened_on) else min(happened_on) end as happened_on,
        flatten(list(evidence)) as evidence
    from membership_events
    where
        event in ('applied', 'invited', 'signed', 'ratified', 'joined')
        and happened_on <= coalesce($asof, happened_on)
        and ($member is null or list_contains($member, iso3))
    group by iso3, member, event
),

stages as (
    select
        *,
        lead(event) over way as next_event,
        lead(happened_on) over way as ended_on,
        lead(evidence) over way as next_evidence
    from steps
    window
        way as (
            partition by iso3
            order by
                happened_on,
                list_position(['applied', 'invited', 'signed', 'ratified', 'joined'], event)
        )
)

select
    iso3 || '.' || event as mark,
    iso3,
    member,
    event || '_' || next_event as stage,
    happened_on as started_on,
    ended_on,
    year(ended_on) as year,
    ended_on - happened_on as days,
    list_concat(evidence, next_evidence) as evidence
from stages
where
    next_event is not null
    and ($time_from is null or year(ended_on) >= $time_from)
    and ($time_to is null or year(ended_on) <= $time_to)
order by member, started_on, mark
