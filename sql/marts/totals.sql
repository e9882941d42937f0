-- One row per aggregate whose totals NATO states; key entity.
select distinct
    entity,
    label
from aggregates
where entity in ('NATO', 'NATO_EUROPE_CANADA', 'NATO_EUROPE', 'NORTH_AMERICA')
order by entity
