-- One row per article of which facts were taken; key code.
select
    sources.source_id as code,
    sources.publisher || ', ' || sources.published_on as label
from sources
where sources.source_id in (select claims.source_id from claims)
order by sources.published_on, code
