-- One row per mark: each accession with the number of members after it, each step before one, and
-- each number of members that a source stated.
with joined as (
    select
        iso3,
        event,
        happened_on,
        (
            select count(*)
            from membership_events as earlier
            where earlier.event = 'joined' and earlier.happened_on <= membership_events.happened_on
        ) as members_after
    from membership_events
    where event = 'joined' and happened_on <= coalesce($asof, happened_on)
),

events as (
    select
        case event when 'joined' then 'accession' else 'step' end as kind,
        case event when 'joined' then iso3 else fact_id end as mark,
        iso3,
        member,
        event,
        happened_on,
        year(happened_on) as year,
        gist,
        is_disputed,
        evidence
    from membership_events
    where
        happened_on <= coalesce($asof, happened_on)
        and ($member is null or list_contains($member, iso3))
),

stated as (
    select
        'stated' as kind,
        fact_id as mark,
        case
            when coalesce(reference_year, year(stated_on)) = year(stated_on) then stated_on
            -- A number that is said of another year is that at its end, as members of a year are.
            else make_date(reference_year, 12, 31)
        end as happened_on,
        year(happened_on) as year,
        'stated' as event,
        gist,
        stated_by,
        publisher,
        cast(value as integer) as members_after,
        false as is_disputed,
        evidence
    from counts
    where
        metric = 'members_total'
        and $member is null
        and stated_on <= coalesce($asof, stated_on)
),

marks as (
    select
        events.*,
        joined.members_after
    from events
    left join joined
        on events.iso3 = joined.iso3 and events.event = joined.event
    union all by name
    select * from stated
)

select *
from marks
where
    ($time_from is null or year >= $time_from)
    and ($time_to is null or year <= $time_to)
order by happened_on, kind, mark
