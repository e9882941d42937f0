-- A figure of a state that had not joined when its release came out, or of nobody we know.
select
    figures.vintage,
    figures.measure,
    figures.entity,
    figures.year
from figures
inner join releases using (vintage)
left join members on figures.entity = members.iso3
where
    figures.entity not in (select totals.entity from totals)
    and (
        members.iso3 is null
        or members.accession_on
        > coalesce(releases.published_on, make_date(releases.last_year, 12, 31))
    )
