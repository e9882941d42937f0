-- One row per share of GDP whose release also gives expenditure and GDP at constant prices; key
-- vintage, entity, year. ratio is expenditure over GDP in percent, with every place that we hold.
with shares as (
    select
        figure_id,
        vintage,
        entity,
        year,
        value,
        cell,
        coalesce(decimals_in_source, 2) as decimals
    from figures
    where measure = 'share_of_gdp'
),

amounts as (
    select
        vintage,
        entity,
        year,
        measure,
        figure_id,
        cast(value as double) as value,
        0.5 * power(10.0, -coalesce(decimals_in_source, 0)) / value as relative_error
    from figures
    where measure in ('expenditure_constant_prices', 'gdp_constant_prices') and value > 0
)

select
    shares.vintage,
    shares.entity,
    shares.year,
    shares.cell,
    shares.value as share,
    shares.figure_id,
    spent.figure_id as expenditure_id,
    gdp.figure_id as gdp_id,
    100 * spent.value / gdp.value as ratio,
    0.5 * power(10.0, -shares.decimals)
    + 100 * spent.value / gdp.value * (spent.relative_error + gdp.relative_error) as tolerance
from shares
inner join amounts as spent
    on
        shares.vintage = spent.vintage
        and shares.entity = spent.entity
        and shares.year = spent.year
        and spent.measure = 'expenditure_constant_prices'
inner join amounts as gdp
    on
        shares.vintage = gdp.vintage
        and shares.entity = gdp.entity
        and shares.year = gdp.year
        and gdp.measure = 'gdp_constant_prices'
order by all
