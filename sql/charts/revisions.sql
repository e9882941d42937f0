-- One row per member and year whose share of GDP two releases give differently; key mark. The
-- later release is the one shown; the earlier one is named, or else the first that holds the cell.
with held as (
    select
        figures.figure_id,
        figures.entity as iso3,
        figures.entity_name as member,
        figures.year,
        cast(round(figures.value, 2) as double) as share,
        figures.decimals,
        figures.is_estimate,
        releases.vintage,
        releases.short_title as release,
        releases.published_on
    from figures
    inner join members on figures.entity = members.iso3
    inner join releases on figures.vintage = releases.vintage
    where
        figures.measure = 'share_of_gdp'
        and ($member is null or list_contains($member, figures.entity))
        and ($time_from is null or figures.year >= $time_from)
        and ($time_to is null or figures.year <= $time_to)
        and ($asof is null or coalesce(releases.published_on <= $asof, false))
        -- A release whose day is not known takes part only where it is named.
        and (
            releases.published_on is not null
            or releases.vintage = $vintage
            or ($asof is null and releases.vintage = $compared)
        )
),

later as (
    select *
    from held
    where vintage = $vintage
),

earlier as (
    select held.*
    from held
    inner join later on held.iso3 = later.iso3 and held.year = later.year
    where
        held.vintage <> later.vintage
        and (
            -- Named or not, what comes before was published before; an unknown day is believed.
            (
                held.vintage = $compared
                and coalesce(held.published_on < later.published_on, true)
            )
            or ($compared is null and held.published_on < later.published_on)
        )
    qualify row_number() over (partition by held.iso3, held.year order by held.published_on) = 1
),

history as (
    select
        iso3,
        year,
        string_agg(
            printf('%.*f', decimals, share) || '% (' || release || ')',
            ', ' order by published_on nulls first
        )
            as explained,
        list(figure_id order by published_on nulls first) as figures
    from held
    group by iso3, year
),

crossings as (
    select
        later.iso3,
        later.year,
        string_agg(
            case
                when later.share >= guidelines.share_of_gdp then 'now meets '
                else 'no longer meets '
            end
            || guidelines.guideline || '%',
            ', ' order by guidelines.guideline
        ) as crosses
    from later
    inner join earlier on later.iso3 = earlier.iso3 and later.year = earlier.year
    inner join guidelines on list_contains($guideline, guidelines.guideline)
    where
        (later.share >= guidelines.share_of_gdp) <> (earlier.share >= guidelines.share_of_gdp)
    group by later.iso3, later.year
)

select
    later.iso3 || '.' || later.year as mark,
    later.iso3,
    later.member,
    later.year,
    earlier.share as "before",
    later.share as "after",
    earlier.decimals as before_decimals,
    later.decimals as after_decimals,
    round(later.share - earlier.share, 2) as change,
    earlier.release as before_release,
    later.release as after_release,
    earlier.is_estimate as before_is_estimate,
    later.is_estimate as after_is_estimate,
    crossings.crosses,
    history.explained,
    list_concat(
        [later.figure_id, earlier.figure_id],
        list_filter(
            history.figures, lambda one: one not in (later.figure_id, earlier.figure_id)
        )
    ) as evidence
from later
inner join earlier on later.iso3 = earlier.iso3 and later.year = earlier.year
inner join history on later.iso3 = history.iso3 and later.year = history.year
left join crossings on later.iso3 = crossings.iso3 and later.year = crossings.year
-- A figure given with one decimal is not revised by the second one.
where
    case
        when least(later.decimals, earlier.decimals) < 2
            then round(later.share, 1) <> round(earlier.share, 1)
        else later.share <> earlier.share
    end
order by abs(change) desc, later.member, later.year
