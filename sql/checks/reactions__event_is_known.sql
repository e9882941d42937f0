-- An accepted reaction to what is neither an event nor an accepted statement with a date.
select
    reactions.fact_id,
    reactions.about
from reactions
where
    reactions.about is not null
    and not exists (
        select 1
        from context_events
        where context_events.event_id = reactions.about
    )
    and not exists (
        select 1
        from reactions as statements
        where statements.fact_id = reactions.about and statements.stated_on is not null
    )
