-- A source that is said to be a copy of one that is not there, or that is itself a copy.
select
    copies.source_id,
    copies.copy_of
from stg_sources as copies
left join stg_sources as originals on copies.copy_of = originals.source_id
where
    copies.copy_of is not null and (originals.source_id is null or originals.copy_of is not null)
