-- One row per step of a member towards the accession of a candidate; key mark. Sources that differ
-- on a day or a vote stand as rows of their own.
with steps as (
    select
        'ratification.' || ratification_id as mark,
        iso3,
        member,
        candidate,
        candidate_name,
        step,
        body,
        done_on,
        year(done_on) as year,
        votes_for,
        votes_against,
        abstentions,
        note,
        count(*) over cell > 1 as is_disputed,
        [evidence_id] as evidence
    from ratifications
    where
        ($member is null or list_contains($member, iso3) or list_contains($member, candidate))
        and ($time_from is null or year(done_on) >= $time_from)
        and ($time_to is null or year(done_on) <= $time_to)
        and ($asof is null or done_on <= $asof)
    window cell as (partition by iso3, candidate, step, coalesce(body, ''))
),

finished as (
    select
        iso3,
        candidate,
        max(done_on) filter (where step = 'parliament_complete') as finished_on
    from steps
    group by iso3, candidate
)

select
    steps.*,
    finished.finished_on
from steps
inner join finished on steps.iso3 = finished.iso3 and steps.candidate = finished.candidate
order by steps.candidate, finished.finished_on, steps.member, steps.done_on, steps.mark
