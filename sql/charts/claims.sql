-- One row per claim of an article, with what was known of it on its day and what came later; key
-- mark. The verdict is worked out here, from claim_checks, and nowhere else: a claim is held
-- against everything that the newest release of its day said of the same thing, and the newest of
-- all.
with cut as (
    select
        coalesce($asof, current_date) as today,
        (
            select releases.published_on
            from releases
            where releases.vintage = $vintage
        ) as newest_release_on
),

shown as (
    select *
    from claims
    where
        stated_on <= coalesce($asof, stated_on)
        and ($source is null or list_contains($source, source_id))
),

seen as (
    select known.*
    from known
    cross join cut
    where
        known.known_on <= cut.today
        and (
            known.vintage is null
            or known.released_on <= coalesce(cut.newest_release_on, known.released_on)
        )
),

held as (
    select checks.*
    from claim_checks as checks
    inner join shown on checks.fact_id = shown.fact_id
    cross join cut
    where
        checks.known_on <= cut.today
        and (
            checks.vintage is null
            or checks.released_on <= coalesce(cut.newest_release_on, checks.released_on)
        )
),

newest_releases as (
    select
        fact_id,
        max(released_on) as released_on,
        max(released_on) filter (where on_its_day) as of_its_day
    from held
    group by fact_id
),

on_its_day as (
    select
        fact_id,
        bool_or(agrees) as agreed,
        bool_and(agrees) as undisputed,
        any_value(held.release) as release,
        max(held.released_on) as released_on,
        string_agg(distinct said, ' or ' order by said) as said,
        flatten(list(held.evidence order by held.known_on, held.known_id)) as evidence
    from held
    inner join newest_releases using (fact_id)
    where
        held.on_its_day and held.released_on is not distinct from newest_releases.of_its_day
    group by fact_id
),

-- The newest release of that day that covers the year is held in part: what it said is not known.
held_in_part as (
    select distinct shown.fact_id
    from shown
    left join on_its_day on shown.fact_id = on_its_day.fact_id
    inner join releases
        on
            releases.completeness <> 'full'
            and shown.year between releases.first_year and releases.last_year
            and shown.stated_on >= releases.published_on
            and coalesce(on_its_day.released_on, date '1949-04-04') < releases.published_on
),

newest as (
    select
        fact_id,
        bool_or(agrees) as agrees,
        string_agg(distinct said, ' or ' order by said) as said,
        any_value(held.release) as release,
        max(held.released_on) as released_on,
        flatten(list(held.evidence order by held.known_on, held.known_id)) as evidence
    from held
    inner join newest_releases using (fact_id)
    where held.released_on is not distinct from newest_releases.released_on
    group by fact_id
),

history as (
    select
        fact_id,
        list(
            {
                'known_on': known_on,
                'said': said,
                'known_by': known_by,
                'agrees': agrees,
                'is_estimate': coalesce(is_estimate, false)
            }
            order by known_on, known_by
        ) filter (where known_on >= stated_on - interval 3 year) as known,
        string_agg(said || ' (' || release || ', ' || known_on || ')', '; ' order by known_on)
        filter (where not on_its_day) as later
    from held
    group by fact_id
),

newest_years as (
    select
        source_id,
        family,
        max(year) as year
    from shown
    group by source_id, family
),

-- Of the newest year that an article speaks of: what the newest release of that day said of a
-- year after it.
already as (
    select
        shown.fact_id,
        seen.year,
        printf('%g', seen.value) as said,
        seen.release
    from shown
    inner join newest_years
        on
            shown.source_id = newest_years.source_id
            and shown.family = newest_years.family
            and shown.year = newest_years.year
    inner join seen
        on
            shown.family = seen.family
            and shown.year < seen.year
            and shown.stated_on >= seen.known_on
    qualify row_number() over (
        partition by shown.fact_id order by seen.released_on desc, seen.year desc, seen.known_on
    ) = 1
)

select
    shown.fact_id as mark,
    shown.claim,
    shown.publisher,
    shown.source_title,
    shown.stated_on,
    case
        when shown.wording is not null and not coalesce(newest.agrees, true) then 'wording_differs'
        when not coalesce(on_its_day.agreed, false) and held_in_part.fact_id is not null
            then 'held_in_part'
        when on_its_day.agreed is null then 'none_published'
        when not on_its_day.agreed then 'differed'
        when newest.agrees then 'matched'
        else 'revised'
    end as verdict,
    coalesce(on_its_day.said, newest.said) as known_then,
    case
        when on_its_day.release is not null
            then on_its_day.release || ', ' || on_its_day.released_on
    end as known_by,
    newest.said as known_now,
    newest.release || ', ' || newest.released_on as known_now_by,
    history.later,
    concat_ws(
        ' ',
        case when not on_its_day.undisputed then 'Reports of that day differ.' end,
        'The newest release of that day (' || already.release || ') already gave '
        || already.said || ' for ' || already.year || '.'
    ) as note,
    concat_ws(
        ' ',
        'Known on its day: ' || on_its_day.said || ' (' || on_its_day.release || ', '
        || on_its_day.released_on || ').',
        'Published later: ' || history.later || '.',
        note
    ) as explained,
    coalesce(history.known, []) as known,
    list_concat(
        [shown.evidence_id], coalesce(on_its_day.evidence, []), coalesce(newest.evidence, [])
    ) as evidence
from shown
left join on_its_day on shown.fact_id = on_its_day.fact_id
left join newest on shown.fact_id = newest.fact_id
left join held_in_part on shown.fact_id = held_in_part.fact_id
left join history on shown.fact_id = history.fact_id
left join already on shown.fact_id = already.fact_id
order by shown.stated_on, shown.source_id, mark
