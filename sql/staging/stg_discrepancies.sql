select
    vintage,
    rule,
    measure,
    entity,
    cast(year as integer) as year,
    reason,
    source_id,
    second_source_id,
    verification
from raw_discrepancies
