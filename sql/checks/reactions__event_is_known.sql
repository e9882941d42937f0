-- An accepted reaction to an event that is not among the events.
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
