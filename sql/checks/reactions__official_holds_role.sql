-- An accepted and dated reaction of an official who is not known, or in a role at a time when no
-- source shows the official in it.
select
    reactions.fact_id,
    reactions.official_id,
    reactions.role,
    reactions.stated_on
from reactions
where
    reactions.official_id is not null
    and reactions.stated_on is not null
    and not exists (
        select 1
        from officials
        where
            officials.official_id = reactions.official_id
            and officials.role = reactions.role
            and officials.organisation_id = reactions.organisation_id
            and coalesce(officials.held_from, officials.attested_from) <= reactions.stated_on
            and reactions.stated_from <= coalesce(officials.held_to, officials.attested_to)
    )
