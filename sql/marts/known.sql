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
        and not is_claim
        and metric in ('members_meeting_guideline', 'consecutive_years_of_increase')
),

-- Figures of the members and groups that claims name, as they were published.
amounts as (
    select
        figures.*,
        releases.published_on,
        releases.short_title
    from figures
    inner join releases on figures.vintage = releases.vintage
    where
        releases.published_on is not null
        and figures.entity in (
            select coalesce(counts.iso3, counts.aggregate)
            from stg_counts as counts
        )
),

shares as (
    select
        concat_ws(
            '/', case measure when 'real_change' then 'spending_growth' else measure end, entity
        ) as family,
        vintage || '/' || year as known_id,
        year,
        cast(round(value, 2) as double) as value,
        published_on as known_on,
        vintage,
        'NATO release of ' || short_title as known_by,
        is_estimate,
        [figure_id] as evidence
    from amounts
    where measure in ('share_of_gdp', 'real_change')
),

parts as (
    select
        'share_of_total/' || amounts.entity as family,
        amounts.vintage || '/' || amounts.year as known_id,
        amounts.year,
        cast(round(100 * amounts.value / totals.value, 2) as double) as value,
        amounts.published_on as known_on,
        amounts.vintage,
        'NATO release of ' || amounts.short_title as known_by,
        amounts.is_estimate,
        [amounts.figure_id, totals.figure_id] as evidence
    from amounts
    inner join figures as totals
        on
            amounts.vintage = totals.vintage
            and amounts.measure = totals.measure
            and amounts.year = totals.year
            and totals.entity = 'NATO'
    where amounts.measure = 'expenditure_current_prices'
),

-- The rise of expenditure at constant prices since a year that a claim names, in percent.
rises as (
    select
        concat_ws('/', 'spending_growth', later.entity, first.year) as family,
        later.vintage || '/' || later.year as known_id,
        later.year,
        round(cast(100 * (later.value / first.value - 1) as double), 2) as value,
        later.published_on as known_on,
        later.vintage,
        'NATO release of ' || later.short_title as known_by,
        later.is_estimate,
        [first.figure_id, later.figure_id] as evidence
    from amounts as later
    inner join amounts as first
        on
            later.vintage = first.vintage
            and later.measure = first.measure
            and later.entity = first.entity
            and later.year > first.year
    where
        later.measure = 'expenditure_constant_prices'
        and first.value > 0
        and first.year in (select counts.since_year from stg_counts as counts)
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
    select * from shares
    union all by name
    select * from parts
    union all by name
    select * from rises
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
