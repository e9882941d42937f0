-- The first release with figures whose date is known: what an as-of date before it is told.
select
    vintage,
    short_title,
    published_on
from releases
where shares_held > 0 and published_on is not null
order by published_on
limit 1
