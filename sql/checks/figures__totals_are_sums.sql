-- A total that is not the sum of the members of its year, all of which have a figure.
select
    sums.vintage,
    sums.measure,
    sums.entity,
    sums.year,
    sums.cell,
    sums.value as stated,
    round(sums.summed, 3) as summed
from figure_sums as sums
left join discrepancies
    on
        sums.vintage = discrepancies.vintage
        and sums.measure = discrepancies.measure
        and sums.entity = discrepancies.entity
        and sums.year = discrepancies.year
        and discrepancies.rule = 'sum'
where
    len(sums.missing) = 0
    and abs(sums.value - sums.summed) > sums.tolerance + 1e-9
    and discrepancies.vintage is null
