-- A fact that says it repeats another which is not there, or which is itself a repeat.
with facts as (
    select
        fact_id,
        same_as
    from stg_counts
    union all
    select
        fact_id,
        same_as
    from stg_membership_events
    union all
    select
        fact_id,
        same_as
    from stg_reactions
)

select
    facts.fact_id,
    facts.same_as
from facts
left join facts as repeated on facts.same_as = repeated.fact_id
where facts.same_as is not null and (repeated.fact_id is null or repeated.same_as is not null)
