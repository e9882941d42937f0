-- One row per member or aggregate and year of one measure, by the release shown; key mark.
with figures_shown as (
    select
        figures.*,
        releases.price_base_year
    from figures
    inner join releases on figures.vintage = releases.vintage
    where
        figures.vintage = $vintage
        and ($asof is null or releases.published_on <= $asof)
),

chosen as (
    -- The members of each aggregate and year, of which every one must have a figure.
    select
        aggregates.entity,
        aggregates.label,
        aggregates.iso3,
        release_members.year
    from aggregates
    inner join release_members on aggregates.iso3 = release_members.iso3
    where
        release_members.vintage = $vintage
        and release_members.has_armed_forces
        and list_contains($aggregate, aggregates.entity)
),

sums as (
    select
        chosen.entity,
        chosen.label,
        chosen.year,
        parts.measure,
        sum(parts.value) as value,
        bool_or(parts.is_estimate) as is_estimate,
        list(parts.figure_id order by chosen.iso3) as evidence,
        any_value(parts.price_base_year) as price_base_year
    from chosen
    left join figures_shown as parts
        on chosen.iso3 = parts.entity and chosen.year = parts.year
    where
        parts.measure in (
            'expenditure_current_prices',
            'expenditure_constant_prices',
            'gdp_current_prices',
            'gdp_constant_prices',
            'personnel'
        )
    group by chosen.entity, chosen.label, chosen.year, parts.measure
    having
        count(*) = (
            select count(*)
            from chosen as expected
            where expected.entity = chosen.entity and expected.year = chosen.year
        )
),

cells as (
    select
        figures_shown.entity,
        figures_shown.entity_name as member,
        figures_shown.year,
        'member' as kind,
        cast(figures_shown.value as double) as value,
        figures_shown.decimals,
        figures_shown.is_estimate,
        figures_shown.price_base_year,
        [figures_shown.figure_id] as evidence
    from figures_shown
    inner join members on figures_shown.entity = members.iso3
    where
        figures_shown.measure = $measure
        and ($member is null or list_contains($member, figures_shown.entity))

    union all by name

    select
        figures_shown.entity,
        figures_shown.entity_name as member,
        figures_shown.year,
        'total' as kind,
        cast(figures_shown.value as double) as value,
        figures_shown.decimals,
        figures_shown.is_estimate,
        figures_shown.price_base_year,
        [figures_shown.figure_id] as evidence
    from figures_shown
    inner join totals on figures_shown.entity = totals.entity
    where figures_shown.measure = $measure and list_contains($aggregate, figures_shown.entity)

    union all by name

    select
        'MEDIAN' as entity,
        'Median member' as member,
        figures_shown.year,
        'median' as kind,
        median(cast(figures_shown.value as double)) as value,
        min(figures_shown.decimals) as decimals,
        bool_or(figures_shown.is_estimate) as is_estimate,
        any_value(figures_shown.price_base_year) as price_base_year,
        list(figures_shown.figure_id order by figures_shown.entity) as evidence
    from figures_shown
    inner join release_members
        on
            figures_shown.vintage = release_members.vintage
            and figures_shown.entity = release_members.iso3
            and figures_shown.year = release_members.year
    where figures_shown.measure = $measure and list_contains($aggregate, 'MEDIAN')
    group by figures_shown.year

    union all by name

    select
        sums.entity,
        sums.label as member,
        sums.year,
        'sum' as kind,
        case $measure
            when 'share_of_gdp' then 100 * cast(sums.value as double) / gdp.value
            else sums.value
        end as value,
        2 as decimals,
        sums.is_estimate,
        sums.price_base_year,
        list_concat(sums.evidence, coalesce(gdp.evidence, [])) as evidence
    from sums
    left join sums as gdp
        on
            sums.entity = gdp.entity
            and sums.year = gdp.year
            and gdp.measure = 'gdp_constant_prices'
            and $measure = 'share_of_gdp'
    where
        sums.measure
        = case $measure when 'share_of_gdp' then 'expenditure_constant_prices' else $measure end
        and ($measure <> 'share_of_gdp' or gdp.value is not null)
        -- A total that the release states is not worked out again.
        and not exists (
            select 1
            from figures_shown as stated
            where stated.measure = $measure and stated.entity = sums.entity
        )
),

shown as (
    select *
    from cells
    where
        ($time_from is null or year >= $time_from)
        and ($time_to is null or year <= $time_to)
),

compared as (
    select
        *,
        first_value(year) over years as since_year,
        first_value(value) over years as since_value,
        case kind
            when 'member' then rank() over (partition by year, kind order by value desc)
        end as rank
    from shown
    window years as (partition by entity order by year)
)

select
    entity || '.' || year as mark,
    case kind when 'member' then entity end as iso3,
    member,
    year,
    kind,
    measures.measure,
    value,
    decimals,
    is_estimate,
    cast(rank as integer) as rank,
    since_year,
    -- Points for percentages, percent for everything else.
    case
        when year = since_year then null
        when measures.unit like '\%%' escape '\' then value - since_value
        when since_value > 0 then 100 * (value / since_value - 1)
    end as change,
    case when since_value > 0 then 100 * value / since_value end as indexed,
    case
        when
            $measure in (
                'expenditure_constant_prices',
                'expenditure_per_capita',
                'gdp_constant_prices',
                'gdp_per_capita'
            )
            then price_base_year
    end as price_base_year,
    evidence
from compared
inner join measures on measures.measure = $measure
order by kind, member, year
