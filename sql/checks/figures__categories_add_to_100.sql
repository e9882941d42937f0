-- A member's year whose four categories of expenditure do not add up to 100%.
with sums as (
    select
        vintage,
        entity,
        year,
        sum(value) as percent,
        sum(0.5 * power(10.0, -coalesce(decimals_in_source, 2))) as tolerance,
        min(cell) as cell
    from figures
    where measure in ('equipment_share', 'personnel_share', 'infrastructure_share', 'other_share')
    group by all
    having count(*) = 4
)

select
    sums.vintage,
    sums.entity,
    sums.year,
    sums.cell,
    sums.percent
from sums
left join discrepancies
    on
        sums.vintage = discrepancies.vintage
        and sums.entity = discrepancies.entity
        and sums.year = discrepancies.year
        and discrepancies.rule = 'categories'
-- Full-precision cells of NATO's own are up to 0.0052 off.
where
    abs(sums.percent - 100) > greatest(sums.tolerance, 0.0055)
    and discrepancies.vintage is null
