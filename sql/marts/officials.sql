-- One row per official, organisation and role; key official_id, organisation_id, role.
select
    officials.*,
    organisations.organisation,
    organisations.iso3
from stg_officials as officials
inner join stg_organisations as organisations using (organisation_id)
order by official_id, organisation_id, role
