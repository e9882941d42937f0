select
    vintage,
    measure,
    entity,
    cast(year as integer) as year,
    cast(value as decimal(18, 6)) as value,
    cast(is_estimate as boolean) as is_estimate,
    cast(decimals_in_source as integer) as decimals_in_source,
    cell,
    note,
    source_id,
    second_source_id,
    verification,
    cast(recorded_in as integer) as recorded_in
from raw_figures
