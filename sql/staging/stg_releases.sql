select
    vintage,
    title,
    short_title,
    published_on as published_edtf,
    edtf_last(published_on) as published_on,
    edtf_last(data_cut_off_on) as data_cut_off_on,
    cast(first_year as integer) as first_year,
    cast(last_year as integer) as last_year,
    cast(price_base_year as integer) as price_base_year,
    concept,
    completeness,
    note,
    source_id,
    second_source_id,
    verification
from raw_releases
