select
    official_id,
    name as official,
    role,
    organisation_id,
    edtf_first(held_from) as held_from,
    edtf_last(held_to) as held_to,
    edtf_first(attested_from) as attested_from,
    edtf_last(attested_to) as attested_to,
    source_id,
    second_source_id,
    verification,
    note
from raw_officials
