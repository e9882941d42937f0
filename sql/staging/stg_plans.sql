select
    plan_id,
    iso3,
    cast(share_of_gdp as decimal(6, 2)) as share_of_gdp,
    cast(share_of_gdp_to as decimal(6, 2)) as share_of_gdp_to,
    cast(target_year as integer) as target_year,
    scope,
    kind,
    said_by,
    role,
    said_on as said_edtf,
    edtf_last(said_on) as said_on,
    gist,
    note,
    source_id,
    second_source_id,
    verification,
    cast(recorded_in as integer) as recorded_in
from raw_plans
