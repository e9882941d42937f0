-- One row per statement of an official about an event; key mark.
select
    fact_id as mark,
    about_label,
    about_on,
    organisation_id,
    organisation,
    official_id,
    speaker as official,
    role,
    iso3,
    greatest(stated_from, least(about_on, stated_on)) as stated_from,
    stated_on,
    stated_edtf,
    date_basis,
    stance,
    also_read_as,
    channel,
    gist,
    carried_by as texts,
    evidence
from reactions
where
    about is not null
    and stated_on <= coalesce($asof, stated_on)
    and ($official is null or list_contains($official, official_id))
    and ($organisation is null or list_contains($organisation, organisation_id))
    and ($stance is null or list_contains($stance, stance))
    and ($channel is null or list_contains($channel, channel))
    and ($days_from is null or stated_on >= $days_from)
    and ($days_to is null or stated_from <= $days_to)
order by organisation, official, stated_on, mark
