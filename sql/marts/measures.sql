-- One row per measure of NATO's tables, from the vocabulary; key measure.
select
    measure,
    label,
    definition,
    unit
from raw_measures
order by measure
