-- A row of any table without a source, or with one that is not among the sources.
with citing as (
    select
        'figures' as in_table,
        figure_id as row_key,
        source_id,
        second_source_id
    from figures
    union all
    select
        'members' as in_table,
        iso3 as row_key,
        source_id,
        second_source_id
    from stg_members
    union all
    select
        'officials' as in_table,
        official_id as row_key,
        source_id,
        second_source_id
    from stg_officials
    union all
    select
        'pledges' as in_table,
        pledge_id as row_key,
        source_id,
        second_source_id
    from stg_pledges
    union all
    select
        'context_events' as in_table,
        event_id as row_key,
        source_id,
        second_source_id
    from stg_context_events
    union all
    select
        'releases' as in_table,
        vintage as row_key,
        source_id,
        second_source_id
    from stg_releases
    union all
    select
        'counts' as in_table,
        fact_id as row_key,
        source_id,
        second_source_id
    from stg_counts
    union all
    select
        'membership_events' as in_table,
        fact_id as row_key,
        source_id,
        second_source_id
    from stg_membership_events
    union all
    select
        'reactions' as in_table,
        fact_id as row_key,
        source_id,
        second_source_id
    from stg_reactions
    union all
    select
        'plans' as in_table,
        plan_id as row_key,
        source_id,
        second_source_id
    from stg_plans
    union all
    select
        'cost_shares' as in_table,
        cost_share_id as row_key,
        source_id,
        second_source_id
    from stg_cost_shares
    union all
    select
        'ratifications' as in_table,
        ratification_id as row_key,
        source_id,
        second_source_id
    from stg_ratifications
    union all
    select
        'discrepancies' as in_table,
        concat_ws('/', vintage, rule, measure, entity, year) as row_key,
        source_id,
        second_source_id
    from stg_discrepancies
)

select
    in_table,
    row_key,
    source_id,
    second_source_id
from citing
where
    source_id is null
    or source_id not in (select source_id from stg_sources)
    or second_source_id not in (select source_id from stg_sources)
