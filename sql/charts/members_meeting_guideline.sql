-- One row per mark: the counts of the release shown, those of other releases published by the
-- as-of date, and the counts that sources stated.
with cells as (
    select
        member_guidelines.*,
        releases.short_title,
        releases.published_on
    from member_guidelines
    inner join releases using (vintage)
    where
        ($member is null or list_contains($member, iso3))
        and list_contains($guideline, guideline)
        and ($time_from is null or year >= $time_from)
        and ($time_to is null or year <= $time_to)
),

counts_by_release as (
    select
        vintage,
        short_title as release,
        published_on,
        guideline,
        year,
        count(*) filter (where meets) as members_meeting,
        count(share) as members_with_figure,
        count(*) filter (where has_armed_forces) as members_expected,
        count(*) as members_total,
        -- One estimate makes it one; one of which nothing is said leaves it open.
        case
            when bool_or(is_estimate) then true
            when count(share) = count(is_estimate) then false
        end as is_estimate,
        list(member order by share desc, member) filter (where meets) as members,
        coalesce(
            list(figure_id order by share desc, member) filter (where share is not null), []
        ) as evidence
    from cells
    group by all
),

from_releases as (
    select
        case when vintage = $vintage then 'release' else 'other_release' end as kind,
        case when vintage = $vintage then '' else vintage || '.' end
        || guideline
        || '.'
        || year as mark,
        *,
        members_with_figure = members_expected and members_expected > 0 as is_complete
    from counts_by_release
    where
        vintage = $vintage
        or (
            members_with_figure = members_expected
            and ($asof is null or coalesce(published_on <= $asof, false))
        )
),

stated as (
    select
        case when text_sha256 is null then 'statement' else 'article' end as kind,
        fact_id as mark,
        vintage,
        guideline,
        reference_year as year,
        value as members_meeting,
        members_total,
        is_forecast as is_estimate,
        true as is_complete,
        stated_on,
        stated_by,
        publisher,
        comparison,
        evidence
    from counts
    where
        metric = 'members_meeting_guideline'
        and $member is null
        and reference_year is not null
        and list_contains($guideline, guideline)
        and ($time_from is null or reference_year >= $time_from)
        and ($time_to is null or reference_year <= $time_to)
        and stated_on <= coalesce($asof, stated_on)
)

select * from from_releases
union all by name
select * from stated
order by
    list_position(['release', 'article', 'statement', 'other_release'], kind),
    guideline,
    year,
    mark
