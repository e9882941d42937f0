-- A real change that is not that of expenditure at constant prices since the year before.
with amounts as (
    select
        vintage,
        entity,
        year,
        cast(value as double) as value,
        0.5 * power(10.0, -coalesce(decimals_in_source, 0)) / value as relative_error
    from figures
    where measure = 'expenditure_constant_prices' and value > 0
)

select
    changes.vintage,
    changes.entity,
    changes.year,
    changes.cell,
    changes.value as real_change,
    round(100 * (later.value / earlier.value - 1), 4) as of_expenditure
from figures as changes
inner join amounts as later
    on
        changes.vintage = later.vintage
        and changes.entity = later.entity
        and changes.year = later.year
inner join amounts as earlier
    on
        changes.vintage = earlier.vintage
        and changes.entity = earlier.entity
        and changes.year = earlier.year + 1
left join discrepancies
    on
        changes.vintage = discrepancies.vintage
        and changes.entity = discrepancies.entity
        and changes.year = discrepancies.year
        and discrepancies.rule = 'real_change'
where
    changes.measure = 'real_change'
    and abs(changes.value - 100 * (later.value / earlier.value - 1))
    > greatest(
        0.0005,
        0.5 * power(10.0, -coalesce(changes.decimals_in_source, 2))
        + 100 * later.value / earlier.value * (later.relative_error + earlier.relative_error)
    )
    and discrepancies.vintage is null
