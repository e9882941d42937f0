-- One source by its id, and whether it is a release of figures.
select
    sources.source_id,
    sources.publisher,
    sources.title,
    sources.published_edtf,
    sources.url,
    sources.licence,
    sources.source_id in (select releases.source_id from releases) as is_release
from sources
where sources.source_id = $id
