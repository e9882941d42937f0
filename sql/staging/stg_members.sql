select
    iso3,
    iso2,
    name as member,
    edtf_last(accession_on) as accession_on,
    edtf_last(protocol_signed_on) as protocol_signed_on,
    cast(is_founding_member as boolean) as is_founding_member,
    cast(has_armed_forces as boolean) as has_armed_forces,
    note,
    source_id,
    second_source_id,
    verification,
    cast(recorded_in as integer) as recorded_in
from raw_members
