-- Totals of a release that cannot be held against a sum, since members of their year lack a figure.
select
    coalesce(cell, concat_ws(' ', measure, entity, year)) as cell,
    missing
from figure_sums
where vintage = $vintage and len(missing) > 0
order by measure, entity, year
