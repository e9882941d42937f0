-- One row per release with a known day: how many shares it repeats from the release before that
-- gives them, and how many it revises; key vintage.
with shares as (
    select
        figures.vintage,
        figures.entity,
        figures.year,
        figures.entity_name,
        round(figures.value, 2) as share,
        figures.decimals,
        releases.published_on
    from figures
    inner join releases on figures.vintage = releases.vintage
    inner join members on figures.entity = members.iso3
    where figures.measure = 'share_of_gdp' and releases.published_on is not null
),

revised as (
    select
        vintage,
        entity_name,
        year,
        share,
        decimals,
        lag(share) over cell as before,
        lag(decimals) over cell as decimals_before
    from shares
    window cell as (partition by entity, year order by published_on, vintage)
),

compared as (
    select
        *,
        -- A figure given with one decimal is not revised by the second one.
        case
            when least(decimals, decimals_before) < 2
                then round(share, 1) <> round(before, 1)
            else share <> before
        end as is_changed
    from revised
)

select
    vintage,
    count(before) as repeated,
    count(*) filter (where is_changed) as revised,
    arg_max(
        printf('%s %d from %.2f to %.2f', entity_name, year, before, share),
        abs(share - before)
    ) filter (where is_changed) as largest_revision
from compared
group by vintage
order by vintage
