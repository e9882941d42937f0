-- One row per release, guideline, year and member; key vintage, guideline, year, iso3.
-- THE COUNTING RULE: a member meets a guideline when its share, rounded half up to two decimals,
-- is at or over it. Without a figure it neither meets nor misses it: meets is null, never false.
select
    release_members.vintage,
    guidelines.guideline,
    release_members.year,
    release_members.iso3,
    release_members.member,
    release_members.has_armed_forces,
    figures.value as share,
    round(figures.value, 2) >= guidelines.share_of_gdp as meets,
    figures.is_estimate,
    figures.figure_id
from release_members
cross join guidelines
left join figures
    on
        release_members.vintage = figures.vintage
        and release_members.iso3 = figures.entity
        and release_members.year = figures.year
        and figures.measure = 'share_of_gdp'
order by all
