-- A step towards the Alliance dated after the state had joined, a ratification by a non-member, or
-- the joining of a state that is no member.
select
    events.fact_id,
    events.iso3,
    events.event,
    events.happened_on
from stg_membership_events as events
left join members on events.iso3 = members.iso3
left join members as ratifiers on events.ratified_by = ratifiers.iso3
where
    events.status in ('accepted', 'corrected')
    and (
        (
            events.event in ('applied', 'invited', 'signed', 'ratified', 'not_member')
            and events.happened_from > members.accession_on
        )
        or (events.event = 'joined' and members.iso3 is null)
        or (
            events.ratified_by is not null
            and coalesce(ratifiers.accession_on > events.happened_on, true)
        )
    )
