-- A share of GDP that is not expenditure over GDP at constant prices.
select
    ratios.vintage,
    ratios.entity,
    ratios.year,
    ratios.cell,
    ratios.share,
    round(ratios.ratio, 5) as ratio
from figure_ratios as ratios
left join discrepancies
    on
        ratios.vintage = discrepancies.vintage
        and ratios.entity = discrepancies.entity
        and ratios.year = discrepancies.year
        and discrepancies.rule = 'ratio'
where
    -- The least that NATO's own full-precision cells keep to.
    abs(ratios.share - ratios.ratio) > greatest(ratios.tolerance, 0.0005)
    and discrepancies.vintage is null
