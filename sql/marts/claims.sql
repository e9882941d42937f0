-- One row per fact of an article that can be held against something; key fact_id.
-- topic names in `known` what it is held against: a figure, an event or another report.
with articles as (
    select
        source_id,
        publisher,
        title,
        published_on
    from stg_sources
),

subjects as (
    select
        counts.*,
        case counts.comparison
            when 'at_least' then 'at least '
            when 'at_most' then 'at most '
            else ''
        end as bound,
        coalesce(members.member, totals.label) as subject
    from stg_counts as counts
    left join members on counts.iso3 = members.iso3
    left join totals on counts.aggregate = totals.entity
),

counted as (
    select
        fact_id,
        case
            when metric in ('members_meeting_guideline', 'members_missing_guideline')
                then metric || '/' || guideline
            when metric in ('share_of_gdp', 'share_of_total', 'spending_growth')
                then concat_ws('/', metric, coalesce(iso3, aggregate), since_year)
            else metric
        end as family,
        case metric
            when 'members_meeting_guideline'
                then printf('%s%g members at %s%% in %d', bound, value, guideline, reference_year)
            when 'members_missing_guideline' then printf('Most members are below %s%%', guideline)
            when 'members_total' then printf('%g members', value)
            when 'guideline_share_of_gdp' then printf('The guideline is %g%% of GDP', value)
            when 'consecutive_years_of_increase' then printf('%g years of increase in a row', value)
            when 'share_of_gdp'
                then
                    printf(
                        '%s spends %s%g%% of GDP in %d', subject, bound, value, reference_year
                    )
            when 'share_of_total'
                then printf('%s spends %s%g%% of all in %d', subject, bound, value, reference_year)
            when 'spending_growth'
                then
                    subject
                    || printf(': real growth of %s%g%%', bound, value)
                    || coalesce(' since ' || since_year || ', by ', ' in ')
                    || reference_year
        end as claim,
        -- Members in all and the guideline are what they are on the day, not of a year.
        case
            when
                metric in (
                    'members_meeting_guideline',
                    'consecutive_years_of_increase',
                    'share_of_gdp',
                    'share_of_total',
                    'spending_growth'
                )
                then reference_year
        end as year,
        value,
        -- The places of a claim in percent: what is published is rounded to them.
        cast(
            case
                -- "2%" of GDP is said of 2.0, never of 1.6.
                when metric in ('share_of_gdp', 'share_of_total')
                    then greatest(length(split_part(printf('%g', value), '.', 2)), 1)
                when metric = 'spending_growth'
                    then length(split_part(printf('%g', value), '.', 2))
            end as integer
        ) as places,
        comparison,
        stated_on,
        source_id,
        'count/' || fact_id as evidence_id
    from subjects
    where
        status in ('accepted', 'corrected')
        -- A number that was read elsewhere is known, unless it is recorded as a claim.
        and (text_sha256 is not null or is_claim)
        -- Of another year than its own there is nothing here to hold it against.
        and (
            metric not in ('members_total', 'guideline_share_of_gdp')
            or coalesce(reference_year, year(stated_on)) = year(stated_on)
        )
),

memberships as (
    select
        events.fact_id,
        'member/' || events.iso3 as family,
        case events.event
            when
                'joined'
                then coalesce(members.member, events.iso3) || ' joined in ' || events.happened_edtf
            else coalesce(members.member || ' is not a member', rtrim(events.gist, '.'))
        end as claim,
        case events.event when 'joined' then 1 else 0 end as value,
        events.happened_from,
        events.happened_on as happened_to,
        articles.published_on as stated_on,
        events.source_id,
        'membership_event/' || events.fact_id as evidence_id
    from stg_membership_events as events
    inner join articles on events.source_id = articles.source_id
    left join members on events.iso3 = members.iso3
    where
        events.status in ('accepted', 'corrected')
        and events.text_sha256 is not null
        and (events.event in ('delayed', 'not_member') or events.happened_on is not null)
        and events.event in ('joined', 'delayed', 'not_member')
),

wordings as (
    select
        reactions.fact_id,
        'wording/' || coalesce(reactions.same_as, reactions.fact_id) as family,
        concat(reactions.speaker, ': “', reactions.quoted, '”') as claim,
        reactions.quoted as wording,
        articles.published_on as stated_on,
        reactions.source_id,
        'reaction/' || reactions.fact_id as evidence_id
    from stg_reactions as reactions
    inner join articles on reactions.source_id = articles.source_id
    where
        reactions.status in ('accepted', 'corrected')
        and reactions.text_sha256 is not null
        and reactions.quoted is not null
),

everything as (
    select *
    from counted
    -- Numbers of other kinds, and those that lack their guideline or year, are no claim.
    where claim is not null
    union all by name
    select * from memberships
    union all by name
    select * from wordings
)

select
    everything.*,
    concat_ws('/', everything.family, everything.year) as topic,
    articles.publisher,
    articles.title as source_title
from everything
inner join articles on everything.source_id = articles.source_id
order by fact_id
