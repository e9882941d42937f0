-- One row per member and year: its part of what all members spend together, by the release shown,
-- and, as rows of their own, its part of NATO's common funding; key mark.
with spent as (
    select
        figures.entity || '.' || figures.year as mark,
        figures.entity as iso3,
        figures.entity_name as member,
        figures.year,
        'expenditure' as kind,
        100.0 * figures.value / totals.value as percent,
        1 as decimals,
        figures.value as amount,
        coalesce(figures.is_estimate or totals.is_estimate, figures.is_estimate) as is_estimate,
        false as is_rounded,
        figures.year as first_year,
        figures.vintage,
        [figures.figure_id, totals.figure_id] as evidence
    from figures
    inner join release_members
        on
            figures.vintage = release_members.vintage
            and figures.entity = release_members.iso3
            and figures.year = release_members.year
    inner join figures as totals
        on
            figures.vintage = totals.vintage
            and figures.measure = totals.measure
            and figures.year = totals.year
            and totals.entity = 'NATO'
    where figures.vintage = $vintage and figures.measure = 'expenditure_current_prices'
),

funded as (
    select
        'common_funding.' || cost_shares.cost_share_id as mark,
        cost_shares.iso3,
        cost_shares.member,
        cost_shares.last_year as year,
        'common_funding' as kind,
        cast(cost_shares.percent as double) as percent,
        least(cost_shares.decimals, 2) as decimals,
        null as amount,
        false as is_estimate,
        cost_shares.is_rounded,
        cost_shares.first_year,
        null as vintage,
        [cost_shares.evidence_id] as evidence
    from cost_shares
    inner join sources on cost_shares.source_id = sources.source_id
    where $asof is null or coalesce(sources.published_on <= $asof, false)
),

parts as (
    select * from spent
    union all by name
    select * from funded
)

select *
from parts
where
    ($member is null or list_contains($member, iso3))
    and ($time_from is null or year >= $time_from)
    and ($time_to is null or first_year <= $time_to)
order by kind desc, year, percent desc, member, mark
