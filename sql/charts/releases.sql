-- One row per NATO release of figures and guideline, with its count for its newest year; key mark.
with held as (
    select
        vintage,
        count(*) as figures_held,
        count(distinct measure) as measures_held
    from figures
    group by vintage
),

newest as (
    select
        vintage,
        max(year) as year
    from member_guidelines
    where figure_id is not null
    group by vintage
),

counted as (
    select
        cells.vintage,
        cells.guideline,
        cells.year as reference_year,
        count(*) filter (where cells.meets) as meeting,
        count(cells.figure_id) as members_with_figure,
        count(*) filter (where cells.has_armed_forces) as members_expected,
        bool_or(cells.is_estimate) as is_estimate,
        coalesce(list(cells.figure_id order by cells.member) filter (where cells.meets), [])
            as evidence
    from member_guidelines as cells
    inner join newest on cells.vintage = newest.vintage and cells.year = newest.year
    group by all
),

shares as (
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

changes as (
    select
        vintage,
        count(before) as repeated,
        count(*) filter (where is_changed) as revised,
        arg_max(
            printf('%s %d from %.2f to %.2f', entity_name, year, before, share),
            abs(share - before)
        ) filter (where is_changed) as largest_revision
    from (
        select
            *,
            -- A figure given with one decimal is not revised by the second one.
            case
                when least(decimals, decimals_before) < 2
                    then round(share, 1) <> round(before, 1)
                else share <> before
            end as is_changed
        from revised
    ) as compared
    group by vintage
)

select
    guidelines.guideline || '.' || releases.vintage as mark,
    guidelines.guideline,
    releases.vintage as release_code,
    releases.short_title as release,
    releases.published_on,
    year(releases.published_on) as year,
    releases.data_cut_off_on,
    releases.first_year,
    releases.last_year,
    releases.price_base_year,
    releases.completeness,
    held.figures_held,
    held.measures_held,
    counted.reference_year,
    counted.meeting,
    counted.members_with_figure,
    counted.members_expected,
    counted.members_with_figure >= counted.members_expected as is_full_count,
    counted.is_estimate,
    coalesce(changes.repeated, 0) as repeated,
    coalesce(changes.revised, 0) as revised,
    changes.largest_revision,
    counted.evidence
from releases
inner join held on releases.vintage = held.vintage
inner join counted on releases.vintage = counted.vintage
inner join guidelines on counted.guideline = guidelines.guideline
left join changes on releases.vintage = changes.vintage
where
    releases.published_on is not null
    and list_contains($guideline, guidelines.guideline)
    and ($asof is null or releases.published_on <= $asof)
    and ($time_from is null or year(releases.published_on) >= $time_from)
    and ($time_to is null or year(releases.published_on) <= $time_to)
order by guidelines.share_of_gdp, releases.published_on, releases.vintage
