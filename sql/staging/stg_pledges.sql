select
    pledge_id,
    edtf_last(agreed_on) as agreed_on,
    venue,
    guideline,
    cast(share_of_gdp as decimal(5, 2)) as share_of_gdp,
    cast(equipment_share as decimal(5, 2)) as equipment_share,
    cast(deadline_year as integer) as deadline_year,
    what_counts,
    strength,
    note,
    source_id,
    second_source_id,
    verification
from raw_pledges
