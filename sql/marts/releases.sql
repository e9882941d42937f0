-- One row per NATO release of figures; key vintage. published_on is empty where it is not known.
with held as (
    select
        vintage,
        count(*) as shares_held
    from stg_figures
    where measure = 'share_of_gdp' and length(entity) = 3
    group by vintage
)

select
    releases.*,
    coalesce(held.shares_held, 0) as shares_held
from stg_releases as releases
left join held using (vintage)
order by vintage
