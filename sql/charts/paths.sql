-- One row per member and year with its share of GDP, one per member and guideline with the gap that
-- is left, and one per announced share of GDP; key mark. Shares are those of the release shown.
with shares as (
    select
        figures.entity as iso3,
        figures.entity_name as member,
        figures.year,
        cast(round(figures.value, 2) as double) as share,
        figures.decimals,
        figures.is_estimate,
        figures.figure_id,
        gdp.value as gdp,
        gdp.figure_id as gdp_id,
        releases.price_base_year,
        figures.year = max(figures.year) over (partition by figures.entity) as is_newest
    from figures
    inner join members on figures.entity = members.iso3
    inner join releases on figures.vintage = releases.vintage
    left join figures as gdp
        on
            figures.vintage = gdp.vintage
            and figures.entity = gdp.entity
            and figures.year = gdp.year
            and gdp.measure = 'gdp_constant_prices'
    where
        figures.vintage = $vintage
        and figures.measure = 'share_of_gdp'
        and ($member is null or list_contains($member, figures.entity))
),

deadline as (
    select max(deadline_year) as year
    from guidelines
),

history as (
    select
        iso3 || '.' || year as mark,
        'share' as kind,
        iso3,
        member,
        year,
        share,
        decimals,
        is_estimate,
        [figure_id] as evidence
    from shares
),

gaps as (
    select
        concat_ws('.', 'gap', guidelines.guideline, shares.iso3) as mark,
        'gap' as kind,
        guidelines.guideline,
        shares.iso3,
        shares.member,
        shares.year,
        shares.share,
        shares.decimals,
        shares.is_estimate,
        cast(greatest(guidelines.share_of_gdp - shares.share, 0) as double) as gap,
        cast(greatest(guidelines.share_of_gdp - shares.share, 0) / 100 * shares.gdp as double)
            as gap_amount,
        shares.price_base_year,
        deadline.year as deadline_year,
        case
            when deadline.year > shares.year
                then
                    greatest(guidelines.share_of_gdp - shares.share, 0)
                    / (deadline.year - shares.year)
        end as slope,
        list_filter([shares.figure_id, shares.gdp_id], lambda id: id is not null) as evidence
    from shares
    cross join guidelines
    cross join deadline
    where shares.is_newest
),

announced as (
    select
        'plan.' || plans.plan_id as mark,
        'plan' as kind,
        plans.iso3,
        plans.member,
        plans.target_year as year,
        cast(plans.share_of_gdp as double) as share,
        cast(plans.share_of_gdp_to as double) as share_to,
        2 as decimals,
        false as is_estimate,
        plans.kind as plan_kind,
        plans.scope,
        plans.said_by || ', ' || plans.role as said_by,
        plans.said_edtf as said_on,
        plans.gist,
        [plans.evidence_id] as evidence
    from plans
    inner join sources on plans.source_id = sources.source_id
    where
        plans.share_of_gdp is not null
        and plans.target_year is not null
        and ($member is null or list_contains($member, plans.iso3))
        and (
            $asof is null
            or coalesce(plans.said_on, sources.published_on) <= $asof
        )
),

everything as (
    select * from history
    union all by name
    select * from gaps
    union all by name
    select * from announced
)

select *
from everything
where
    ($time_from is null or year >= $time_from)
    and ($time_to is null or year <= $time_to)
order by kind, guideline, member, year, mark
