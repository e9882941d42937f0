-- One row per member and year of the release shown; key mark.
select
    figures.entity || '.' || figures.year as mark,
    figures.entity as iso3,
    figures.entity_name as member,
    figures.year,
    cast(round(figures.value, 2) as double) as share,
    figures.decimals,
    figures.is_estimate,
    coalesce(
        members.accession_on <= coalesce($asof, current_date)
        and members.accession_on <= make_date(figures.year, 12, 31),
        false
    ) as is_member,
    coalesce(
        list(guidelines.guideline order by guidelines.share_of_gdp)
        filter (where round(figures.value, 2) >= guidelines.share_of_gdp),
        []
    ) as guidelines_met,
    [figures.figure_id] as evidence
from figures
inner join members on figures.entity = members.iso3
inner join guidelines on list_contains($guideline, guidelines.guideline)
where
    figures.vintage = $vintage
    and figures.measure = 'share_of_gdp'
    and ($member is null or list_contains($member, figures.entity))
    and ($time_from is null or figures.year >= $time_from)
    and ($time_to is null or figures.year <= $time_to)
group by all
order by member, figures.year
