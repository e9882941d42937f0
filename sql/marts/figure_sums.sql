-- One row per total that a release states of what adds up; key vintage, measure, entity, year. A
-- total holds the members of its year, as NATO notes below its tables; GDP counts Iceland too.
with stated as (
    select
        figures.figure_id,
        figures.vintage,
        figures.measure,
        figures.entity,
        figures.year,
        figures.value,
        figures.cell,
        coalesce(figures.decimals_in_source, 0) as decimals
    from figures
    inner join totals on figures.entity = totals.entity
    where
        figures.measure in (
            'expenditure_current_prices',
            'expenditure_constant_prices',
            'gdp_current_prices',
            'gdp_constant_prices',
            'personnel'
        )
),

parts as (
    select
        stated.figure_id as total_id,
        members.iso3,
        figures.value,
        coalesce(figures.decimals_in_source, 0) as decimals
    from stated
    inner join aggregates on stated.entity = aggregates.entity
    inner join members
        on
            aggregates.iso3 = members.iso3
            and year(members.accession_on) <= stated.year
            and (members.has_armed_forces or starts_with(stated.measure, 'gdp'))
    left join figures
        on
            members.iso3 = figures.entity
            and stated.vintage = figures.vintage
            and stated.measure = figures.measure
            and stated.year = figures.year
)

select
    stated.vintage,
    stated.measure,
    stated.entity,
    stated.year,
    stated.cell,
    stated.value,
    sum(parts.value) as summed,
    -- Each figure is rounded to its last place.
    0.5 * power(10.0, -any_value(stated.decimals))
    + sum(0.5 * power(10.0, -parts.decimals)) as tolerance,
    coalesce(list(parts.iso3 order by parts.iso3) filter (where parts.value is null), []) as missing
from stated
inner join parts on stated.figure_id = parts.total_id
group by all
order by all
