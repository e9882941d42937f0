-- One row per release, year and state that was a member by that year's end and when the release
-- came out; key vintage, year, iso3. Iceland is a member without armed forces.
with years as (
    select
        vintage,
        published_on,
        unnest(generate_series(first_year, last_year)) as year
    from stg_releases
    where completeness <> 'count_only'
)

select
    years.vintage,
    cast(years.year as integer) as year,
    members.iso3,
    members.member,
    members.has_armed_forces
from years
inner join stg_members as members
    on
        members.accession_on <= make_date(years.year, 12, 31)
        and members.accession_on <= coalesce(years.published_on, make_date(years.year, 12, 31))
order by all
