select
    cost_share_id,
    iso3,
    cast(first_year as integer) as first_year,
    cast(last_year as integer) as last_year,
    cast(percent as decimal(9, 6)) as percent,
    cast(decimals as integer) as decimals,
    cast(is_rounded as boolean) as is_rounded,
    note,
    source_id,
    second_source_id,
    verification,
    cast(recorded_in as integer) as recorded_in
from raw_cost_shares
