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

cells as (
    select
        figures_shown.entity,
        figures_shown.entity_name as member,
        figures_shown.year,
        case when totals.entity is null then 'member' else 'total' end as kind,
        cast(figures_shown.value as double) as value,
        figures_shown.decimals,
        figures_shown.is_estimate,
        figures_shown.price_base_year,
        [figures_shown.figure_id] as evidence
    from figures_shown
    left join totals on figures_shown.entity = totals.entity
    where
        figures_shown.measure = $measure
        and figures_shown.entity_name is not null
        and case
            when totals.entity is not null then list_contains($aggregate, figures_shown.entity)
            else $member is null or list_contains($member, figures_shown.entity)
        end

    union all by name

    select
        worked_out.entity,
        worked_out.label as member,
        worked_out.year,
        worked_out.kind,
        worked_out.value,
        worked_out.decimals,
        worked_out.is_estimate,
        releases.price_base_year,
        worked_out.evidence
    from aggregate_figures as worked_out
    inner join releases on worked_out.vintage = releases.vintage
    where
        worked_out.vintage = $vintage
        and worked_out.measure = $measure
        and list_contains($aggregate, worked_out.entity)
        and ($asof is null or releases.published_on <= $asof)
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
