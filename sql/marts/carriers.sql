-- One row per fact of a source that a review accepted; key evidence_id. counted_as is the fact that
-- charts count for it, carried_by the number of sources that carry that one: copies of one text,
-- such as an agency's, are one source.
with accepted as (
    select
        'count/' as kind,
        fact_id,
        same_as,
        source_id,
        second_source_id
    from stg_counts
    where status in ('accepted', 'corrected')
    union all
    select
        'membership_event/' as kind,
        fact_id,
        same_as,
        source_id,
        second_source_id
    from stg_membership_events
    where status in ('accepted', 'corrected')
    union all
    select
        'reaction/' as kind,
        fact_id,
        same_as,
        source_id,
        second_source_id
    from stg_reactions
    where status in ('accepted', 'corrected')
),

counted as (
    select
        kind || fact_id as evidence_id,
        kind || coalesce(same_as, fact_id) as counted_as,
        unnest([source_id, second_source_id]) as source_id
    from accepted
),

carried as (
    select
        counted.counted_as,
        count(distinct coalesce(sources.copy_of, sources.source_id)) as carried_by
    from counted
    inner join stg_sources as sources using (source_id)
    group by counted.counted_as
)

select distinct
    counted.evidence_id,
    counted.counted_as,
    carried.carried_by
from counted
inner join carried using (counted_as)
order by counted.evidence_id
