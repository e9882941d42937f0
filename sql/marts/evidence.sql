-- One row per thing that a mark can rest on: a cell of an official table, a member's accession, or
-- a fact of a source; key evidence_id.
with reasons as (
    select
        vintage,
        measure,
        entity,
        year,
        string_agg(reason, ' ' order by rule) as reason
    from discrepancies
    group by all
),

cells as (
    select
        figures.figure_id as evidence_id,
        'figure' as kind,
        figures.entity_name as subject,
        figures.value,
        measures.unit,
        releases.title as table_title,
        releases.published_edtf as release_published,
        releases.short_title as release,
        rtrim(measures.definition, '.') as table_name,
        cast(figures.year as varchar) as happened,
        figures.is_estimate,
        figures.decimals,
        figures.cell,
        nullif(concat_ws(' ', figures.note, reasons.reason), '') as note,
        figures.source_id,
        figures.second_source_id,
        figures.verification,
        figures.recorded_in
    from figures
    inner join stg_releases as releases on figures.vintage = releases.vintage
    inner join measures on figures.measure = measures.measure
    left join reasons
        on
            figures.vintage = reasons.vintage
            and figures.measure = reasons.measure
            and figures.entity = reasons.entity
            and figures.year = reasons.year
),

accessions as (
    select
        'member/' || iso3 as evidence_id,
        'accession' as kind,
        member as subject,
        strftime(accession_on, '%Y-%m-%d') as happened,
        note,
        source_id,
        second_source_id,
        verification,
        recorded_in
    from stg_members
),

compiled as (
    select
        evidence_id,
        'plan' as kind,
        member as subject,
        said_edtf as happened,
        concat(said_by, ', ', role, ': ', gist) as gist,
        * exclude (evidence_id, gist, kind)
    from plans

    union all by name

    select
        evidence_id,
        'cost_share' as kind,
        member as subject,
        concat_ws('-', first_year, nullif(last_year, first_year)) as happened,
        printf(
            '%s%.*f%% of NATO''s common funding',
            case when is_rounded then 'about ' else '' end,
            decimals,
            cast(percent as double)
        ) as gist,
        * exclude (evidence_id)
    from cost_shares

    union all by name

    select
        evidence_id,
        'ratification' as kind,
        member as subject,
        done_edtf as happened,
        concat(
            case step
                when 'chamber_vote' then 'Vote of the ' || coalesce(body, 'chamber') || ' on '
                when 'head_of_state' then 'Signature under '
                else 'Last vote of parliament on '
            end,
            'the accession of ',
            candidate_name,
            coalesce(
                ': '
                || nullif(
                    concat_ws(
                        ', ',
                        votes_for || ' for',
                        votes_against || ' against',
                        abstentions || ' abstained'
                    ),
                    ''
                ),
                ''
            )
        ) as gist,
        * exclude (evidence_id)
    from ratifications
),

facts as (
    select
        'count/' || fact_id as evidence_id,
        'count' as kind,
        stated_by as subject,
        stated_edtf as happened,
        * exclude (stated_by, stated_edtf)
    from stg_counts

    union all by name

    select
        'membership_event/' || events.fact_id as evidence_id,
        'membership_event' as kind,
        coalesce(members.member, events.iso3) as subject,
        events.happened_edtf as happened,
        events.*
    from stg_membership_events as events
    left join stg_members as members using (iso3)

    union all by name

    select
        'reaction/' || fact_id as evidence_id,
        'reaction' as kind,
        concat_ws(', ', speaker, role) as subject,
        stated_edtf as happened,
        *
    from stg_reactions
),

everything as (
    select * from cells
    union all by name
    select * from accessions
    union all by name
    select
        evidence_id,
        kind,
        subject,
        happened,
        gist,
        note,
        source_id,
        second_source_id,
        verification,
        recorded_in
    from compiled
    union all by name
    select
        evidence_id,
        kind,
        subject,
        happened,
        fact_id,
        gist,
        note,
        status,
        extractor,
        decided_by,
        decided_on,
        text_sha256,
        passage_start,
        passage_end,
        exact,
        orphaned_in is not null as is_orphaned,
        source_id,
        second_source_id,
        verification,
        recorded_in
    from facts
)

select
    everything.*,
    sources.publisher,
    sources.title as source_title,
    sources.published_edtf as source_published,
    sources.url,
    sources.licence,
    sources.read_as,
    sources.note as source_note,
    coalesce(everything.text_sha256 <> sources.text_sha256, false) as in_earlier_text,
    second_sources.publisher as second_publisher,
    second_sources.title as second_title,
    second_sources.published_edtf as second_published,
    second_sources.url as second_url
from everything
inner join stg_sources as sources using (source_id)
left join stg_sources as second_sources
    on everything.second_source_id = second_sources.source_id
order by evidence_id
