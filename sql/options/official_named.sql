-- One row per official and role that a statement may be given to, with the days on which a source
-- shows the official in it; key code, organisation_id, role. The label names every role.
select
    official_id as code,
    organisation_id,
    role,
    coalesce(held_from, attested_from) as since,
    coalesce(held_to, attested_to) as until,
    official || ', ' || string_agg(role || ', ' || organisation, '; ') over (
        partition by official_id
        order by coalesce(held_from, attested_from) desc
        rows between unbounded preceding and unbounded following
    ) as label
from officials
order by official, since desc
