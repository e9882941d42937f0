-- One row per member, year and guideline of the release shown: met, not met, or why neither; key
-- mark. States that were no member yet stand in the years before they joined.
with years as (
    select
        releases.vintage,
        unnest(generate_series(releases.first_year, releases.last_year)) as year
    from releases
    where releases.vintage = $vintage
),

cells as (
    select
        members.iso3,
        members.member,
        members.accession_on,
        members.has_armed_forces,
        cast(years.year as integer) as year,
        years.vintage
    from members
    cross join years
    where
        members.accession_on <= coalesce($asof, current_date)
        and ($member is null or list_contains($member, members.iso3))
        and ($time_from is null or years.year >= $time_from)
        and ($time_to is null or years.year <= $time_to)
)

select
    guidelines.guideline || '.' || cells.iso3 || '.' || cells.year as mark,
    cells.iso3,
    cells.member,
    cells.year,
    guidelines.guideline,
    cast(round(figures.value, 2) as double) as share,
    case
        when cells.accession_on > make_date(cells.year, 12, 31) then 'not_yet_member'
        when figures.value is null then 'no_figure'
        when round(figures.value, 2) >= guidelines.share_of_gdp then 'met'
        else 'not_met'
    end as status,
    figures.decimals,
    case when figures.value is null then false else figures.is_estimate end as is_estimate,
    case when figures.figure_id is null then [] else [figures.figure_id] end as evidence
from cells
inner join guidelines on list_contains($guideline, guidelines.guideline)
left join figures
    on
        cells.vintage = figures.vintage
        and cells.iso3 = figures.entity
        and cells.year = figures.year
        and figures.measure = 'share_of_gdp'
order by guidelines.guideline, cells.member, cells.year
