select
    ratification_id,
    iso3,
    candidate,
    step,
    body,
    done_on as done_edtf,
    edtf_last(done_on) as done_on,
    cast(votes_for as integer) as votes_for,
    cast(votes_against as integer) as votes_against,
    cast(abstentions as integer) as abstentions,
    cast(present as integer) as present,
    note,
    source_id,
    second_source_id,
    verification,
    cast(recorded_in as integer) as recorded_in
from raw_ratifications
