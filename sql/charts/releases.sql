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
)

select
    guidelines.guideline || '.' || releases.vintage as mark,
    guidelines.guideline,
    releases.vintage as release_code,
    releases.short_title as release,
    releases.published_on,
    releases.published_edtf,
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
    coalesce(release_changes.repeated, 0) as repeated,
    coalesce(release_changes.revised, 0) as revised,
    release_changes.largest_revision,
    counted.evidence
from releases
inner join held on releases.vintage = held.vintage
inner join counted on releases.vintage = counted.vintage
inner join guidelines on counted.guideline = guidelines.guideline
left join release_changes on releases.vintage = release_changes.vintage
where
    releases.published_on is not null
    and list_contains($guideline, guidelines.guideline)
    and ($asof is null or releases.published_on <= $asof)
    and ($time_from is null or year(releases.published_on) >= $time_from)
    and ($time_to is null or year(releases.published_on) <= $time_to)
order by guidelines.share_of_gdp, releases.published_on, releases.vintage
