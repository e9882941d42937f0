-- Every fact of every source with its status and evidence, in the order of source and position.
select
    fact_id,
    kind,
    status,
    subject,
    happened,
    gist,
    exact,
    passage_start,
    passage_end,
    source_id,
    publisher,
    source_published,
    extractor,
    decided_by,
    decided_on
from evidence
where
    fact_id is not null
    and status = coalesce($status, status)
    and kind = coalesce($kind, kind)
    and source_id = coalesce($source, source_id)
order by source_id, passage_start nulls first, fact_id
