select
    measure,
    label,
    definition,
    unit
from raw_measures
