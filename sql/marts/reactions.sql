-- One row per statement of an official that a review accepted; key fact_id. The same statement in
-- another article is a mention of it: charts count this row once. A statement is about an event or
-- about another statement.
with accepted as (
    select *
    from stg_reactions
    where status in ('accepted', 'corrected')
),

mentions as (
    select
        same_as as fact_id,
        list('reaction/' || fact_id order by fact_id) as mentions
    from accepted
    where same_as is not null
    group by same_as
),

statements as (
    select
        fact_id as statement_id,
        speaker as answered,
        stated_on as answered_on
    from accepted
),

-- Another source may read the same statement otherwise, towards the same target: both are kept.
other_readings as (
    select
        accepted.same_as as fact_id,
        string_agg(distinct accepted.stance, ', ' order by accepted.stance) as also_read_as
    from accepted
    inner join accepted as counted on accepted.same_as = counted.fact_id
    where
        accepted.target = counted.target
        and accepted.stance <> counted.stance
        and accepted.stance <> 'unclear'
    group by accepted.same_as
)

select
    accepted.*,
    coalesce(organisations.organisation, 'Organisation not known') as organisation,
    coalesce(context_events.label, 'Statement of ' || statements.answered) as about_label,
    coalesce(context_events.happened_on, statements.answered_on) as about_on,
    other_readings.also_read_as,
    carriers.carried_by,
    list_concat(['reaction/' || accepted.fact_id], coalesce(mentions.mentions, [])) as evidence
from accepted
left join stg_organisations as organisations using (organisation_id)
left join stg_context_events as context_events on accepted.about = context_events.event_id
left join statements on accepted.about = statements.statement_id
inner join carriers on carriers.evidence_id = 'reaction/' || accepted.fact_id
left join mentions using (fact_id)
left join other_readings using (fact_id)
where accepted.same_as is null
order by fact_id
