-- The same cell of the same table in every release that we hold, oldest first.
select
    figures.figure_id,
    releases.short_title as release,
    releases.published_on,
    figures.value,
    figures.is_estimate,
    figures.decimals
from figures
inner join releases on figures.vintage = releases.vintage
where figures.measure = $measure and figures.entity = $entity and figures.year = $year
order by releases.published_on nulls first, releases.vintage
