select
    source_id,
    publisher,
    title,
    published_on as published_edtf,
    edtf_last(published_on) as published_on,
    url,
    licence,
    read_as,
    text_sha256,
    cast(version as integer) as version,
    copy_of,
    note,
    cast(recorded_in as integer) as recorded_in
from raw_sources
