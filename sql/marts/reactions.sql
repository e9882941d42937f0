-- One row per statement of an official that a review accepted; key fact_id. The same statement in
-- another article is a mention of it: charts count this row once.
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
)

select
    accepted.*,
    coalesce(organisations.organisation, 'Organisation not known') as organisation,
    context_events.label as about_label,
    context_events.happened_on as about_on,
    list_concat(['reaction/' || accepted.fact_id], coalesce(mentions.mentions, [])) as evidence
from accepted
left join stg_organisations as organisations using (organisation_id)
left join stg_context_events as context_events on accepted.about = context_events.event_id
left join mentions using (fact_id)
where accepted.same_as is null
order by fact_id
