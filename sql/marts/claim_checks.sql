-- One row per claim and published statement of the same thing, with the claim held against it; key
-- fact_id, known_id. What of it counts on a day is the matter of sql/charts/claims.sql.
select
    claims.fact_id,
    known.known_id,
    claims.stated_on,
    known.known_on,
    known.vintage,
    known.released_on,
    known.release,
    known.known_by,
    known.is_estimate,
    known.evidence,
    case
        when known.wording is not null then '“' || known.wording || '”'
        when split_part(known.family, '/', 1) <> 'member' then printf('%g', known.value)
        when known.value = 1 then 'joined'
        else 'no member'
    end as said,
    case
        when claims.wording is not null
            then lower(trim(claims.wording)) = lower(trim(known.wording))
        when claims.happened_from is not null and known.value = 1
            then known.known_on between claims.happened_from and claims.happened_to
        when claims.comparison = 'most' then known.value > known.of_total / 2.0
        when claims.comparison = 'at_most' then known.value <= claims.value
        when claims.comparison = 'at_least' and claims.year is not null
            then known.value >= claims.value
        when claims.places is not null
            -- Half a unit of the claim's last place: what is published is rounded to it.
            then abs(known.value - claims.value) <= 0.5 * power(10, -claims.places) + 1e-9
        else abs(known.value - claims.value) < 0.005
    end as agrees,
    known.known_on <= claims.stated_on as on_its_day
from claims
inner join known on claims.topic = known.topic and claims.source_id is distinct from known.source_id
order by claims.fact_id, known.known_on, known.known_id
