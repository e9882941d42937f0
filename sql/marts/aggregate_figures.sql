-- One row per release, aggregate, year and measure: sums where every member of the aggregate with
-- armed forces has a figure, and medians of the members of the year; key vintage, entity, year,
-- measure. A total that the release states is not worked out again.
with cells as (
    select
        figures.vintage,
        figures.entity,
        figures.year,
        figures.measure,
        figures.value,
        figures.is_estimate,
        figures.decimals,
        figures.figure_id,
        release_members.has_armed_forces
    from figures
    inner join release_members
        on
            figures.vintage = release_members.vintage
            and figures.entity = release_members.iso3
            and figures.year = release_members.year
),

expected as (
    select
        release_members.vintage,
        release_members.year,
        aggregates.entity,
        any_value(aggregates.label) as label,
        count(*) as members
    from aggregates
    inner join release_members on aggregates.iso3 = release_members.iso3
    where release_members.has_armed_forces
    group by release_members.vintage, release_members.year, aggregates.entity
),

sums as (
    select
        cells.vintage,
        aggregates.entity,
        cells.year,
        cells.measure,
        sum(cells.value) as value,
        bool_or(cells.is_estimate) as is_estimate,
        list(cells.figure_id order by cells.entity) as evidence,
        count(*) as members
    from cells
    inner join aggregates on cells.entity = aggregates.iso3
    where
        cells.has_armed_forces
        and cells.measure in (
            'expenditure_current_prices',
            'expenditure_constant_prices',
            'gdp_current_prices',
            'gdp_constant_prices',
            'personnel'
        )
    group by cells.vintage, aggregates.entity, cells.year, cells.measure
),

complete as (
    select
        sums.vintage,
        sums.entity,
        sums.year,
        sums.measure,
        sums.value,
        sums.is_estimate,
        sums.evidence,
        expected.label
    from sums
    inner join expected
        on
            sums.vintage = expected.vintage
            and sums.entity = expected.entity
            and sums.year = expected.year
            and sums.members = expected.members
),

worked_out as (
    select
        vintage,
        entity,
        label,
        year,
        measure,
        value,
        is_estimate,
        evidence
    from complete

    union all

    select
        spent.vintage,
        spent.entity,
        spent.label,
        spent.year,
        'share_of_gdp' as measure,
        100 * cast(spent.value as double) / gdp.value as value,
        spent.is_estimate,
        list_concat(spent.evidence, gdp.evidence) as evidence
    from complete as spent
    inner join complete as gdp
        on
            spent.vintage = gdp.vintage
            and spent.entity = gdp.entity
            and spent.year = gdp.year
            and gdp.measure = 'gdp_constant_prices'
    where spent.measure = 'expenditure_constant_prices'
)

select
    vintage,
    entity,
    label,
    'sum' as kind,
    year,
    measure,
    cast(value as double) as value,
    2 as decimals,
    is_estimate,
    evidence
from worked_out
where
    not exists (
        select 1
        from figures as stated
        where
            stated.vintage = worked_out.vintage
            and stated.measure = worked_out.measure
            and stated.entity = worked_out.entity
    )

union all

select
    vintage,
    'MEDIAN' as entity,
    'Median member' as label,
    'median' as kind,
    year,
    measure,
    median(cast(value as double)) as value,
    min(decimals) as decimals,
    bool_or(is_estimate) as is_estimate,
    list(figure_id order by entity) as evidence
from cells
group by vintage, year, measure
order by vintage, entity, year, measure
