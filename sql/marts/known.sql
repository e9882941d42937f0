-- One row per value that was published of a thing that claims are about; key topic, known_id.
-- topic names the thing, family the same thing in any year; released_on orders what was known: the
-- release's day, or the statement's own where no release is named.
with counted as (
    select
        vintage,
        guideline,
        year,
        count(*) filter (where meets) as meeting,
        count(*) filter (where not meets) as missing,
        count(*) as of_total,
        bool_or(is_estimate) as is_estimate,
        list(figure_id order by share desc, member) filter (where share is not null) as evidence
    from member_guidelines
    group by vintage, guideline, year
    having count(share) = count(*) filter (where has_armed_forces)
),

computed as (
    select
        counted.*,
        releases.published_on,
        releases.short_title
    from counted
    inner join releases on counted.vintage = releases.vintage
    where releases.published_on is not null
),

meeting as (
    select
        'members_meeting_guideline/' || guideline as family,
        vintage || '/' || year as known_id,
        year,
        meeting as value,
        of_total,
        published_on as known_on,
        vintage,
        'NATO release of ' || short_title as known_by,
        is_estimate,
        evidence
    from computed
),

-- What is true of "now" is a release's newest year.
missing as (
    select
        'members_missing_guideline/' || guideline as family,
        vintage || '/' || year as known_id,
        null as year,
        missing as value,
        of_total,
        published_on as known_on,
        vintage,
        'NATO release of ' || short_title || ', for ' || year as known_by,
        is_estimate,
        evidence
    from computed
    qualify row_number() over (partition by vintage, guideline order by year desc) = 1
),

stated as (
    select
        case metric
            when 'members_meeting_guideline' then metric || '/' || guideline else metric
        end as family,
        fact_id as known_id,
        reference_year as year,
        value,
        members_total as of_total,
        stated_on as known_on,
        vintage,
        stated_by as known_by,
        is_forecast as is_estimate,
        source_id,
        ['count/' || fact_id] as evidence
    from stg_counts
    where
        status in ('accepted', 'corrected')
        and text_sha256 is null
        and metric in ('members_meeting_guideline', 'consecutive_years_of_increase')
),

totals as (
    select distinct
        'members_total' as family,
        cast(accession_on as varchar) as known_id,
        null as year,
        count(*) over (order by accession_on) as value,
        accession_on as known_on,
        'accessions by that day' as known_by
    from members
),

targets as (
    select
        'guideline_share_of_gdp' as family,
        guideline as known_id,
        null as year,
        share_of_gdp as value,
        agreed_on as known_on,
        venue as known_by
    from guidelines
),

-- A state that takes steps is no member until it joins.
states as (
    select
        'member/' || events.iso3 as family,
        'before' as known_id,
        0 as value,
        date '1949-04-04' as known_on,
        'no accession by that day' as known_by
    from stg_membership_events as events
    left join members on events.iso3 = members.iso3
    where coalesce(members.accession_on, current_date) > date '1949-04-04'
    group by events.iso3

    union all by name

    select
        'member/' || iso3 as family,
        'joined' as known_id,
        1 as value,
        accession_on as known_on,
        'accession' as known_by,
        ['member/' || iso3] as evidence
    from members
),

wordings as (
    select
        'wording/' || fact_id as family,
        reactions.fact_id as known_id,
        reactions.quoted as wording,
        coalesce(sources.published_on, reactions.stated_on) as known_on,
        sources.publisher as known_by,
        reactions.source_id,
        ['reaction/' || reactions.fact_id] as evidence
    from stg_reactions as reactions
    inner join stg_sources as sources on reactions.source_id = sources.source_id
    where
        reactions.status in ('accepted', 'corrected')
        and reactions.text_sha256 is null
        and reactions.quoted is not null
),

everything as (
    select * from meeting
    union all by name
    select * from missing
    union all by name
    select * from stated
    union all by name
    select * from totals
    union all by name
    select * from targets
    union all by name
    select * from states
    union all by name
    select * from wordings
)

select
    everything.* replace (coalesce(everything.evidence, []) as evidence),
    concat_ws('/', everything.family, everything.year) as topic,
    coalesce(releases.published_on, everything.known_on) as released_on,
    coalesce(releases.short_title, everything.known_by) as release
from everything
left join releases on everything.vintage = releases.vintage
order by topic, released_on, known_on, known_id
