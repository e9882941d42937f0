-- One row per count that a source states and a review accepted; key fact_id. Repeats of another
-- count are its mentions.
with accepted as (
    select *
    from stg_counts
    where status in ('accepted', 'corrected')
),

mentions as (
    select
        same_as as fact_id,
        list('count/' || fact_id order by fact_id) as mentions
    from accepted
    where same_as is not null
    group by same_as
)

select
    accepted.*,
    sources.publisher,
    list_concat(['count/' || accepted.fact_id], coalesce(mentions.mentions, [])) as evidence
from accepted
left join mentions using (fact_id)
left join stg_sources as sources using (source_id)
where accepted.same_as is null
order by fact_id
