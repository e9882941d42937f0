-- One row per official and role that a statement may be given to; key code, role.
select
    official_id as code,
    official || ', ' || role || ', ' || organisation as label,
    organisation_id,
    role
from officials
order by official, role
