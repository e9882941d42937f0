select
    organisation_id,
    name as organisation,
    iso3
from raw_organisations
