-- One row per measure of NATO's tables, from the vocabulary; key measure.
select
    code as measure,
    label,
    definition,
    unit
from raw_terms
where part = 'measure'
order by measure
