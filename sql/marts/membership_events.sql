-- One row per step of a state towards the Alliance, joining included; key fact_id. Accessions come
-- from the members' own dates; what articles and other sources say of one is its evidence.
with accepted as (
    select *
    from stg_membership_events
    where status in ('accepted', 'corrected')
),

accessions as (
    select
        'member_' || members.iso3 as fact_id,
        members.iso3,
        'joined' as event,
        members.accession_on as happened_on,
        null as ratified_by,
        members.member || ' joined.' as gist,
        list_concat(
            ['member/' || members.iso3],
            coalesce(
                list('membership_event/' || accepted.fact_id order by accepted.fact_id)
                filter (where accepted.fact_id is not null),
                []
            )
        ) as evidence,
        coalesce(
            bool_or(
                members.accession_on not between accepted.happened_from and accepted.happened_on
            ),
            false
        ) as is_disputed
    from stg_members as members
    left join accepted on members.iso3 = accepted.iso3 and accepted.event = 'joined'
    group by members.iso3, members.member, members.accession_on
),

mentions as (
    select
        same_as as fact_id,
        list('membership_event/' || fact_id order by fact_id) as mentions
    from accepted
    where same_as is not null
    group by same_as
),

steps as (
    select
        accepted.fact_id,
        accepted.iso3,
        accepted.event,
        accepted.happened_on,
        accepted.ratified_by,
        accepted.gist,
        list_concat(
            ['membership_event/' || accepted.fact_id], coalesce(mentions.mentions, [])
        ) as evidence,
        false as is_disputed
    from accepted
    left join mentions using (fact_id)
    where accepted.event <> 'joined' and accepted.same_as is null
)

select
    facts.*,
    coalesce(members.member, facts.iso3) as member
from (
    select * from accessions
    union all by name
    select * from steps
) as facts
left join stg_members as members using (iso3)
order by fact_id
