-- The release that a chart shows: the one asked for, else the newest one with figures that was
-- published by the as-of date. One whose date is not known is shown only when asked for by name
-- and without an as-of date.
select
    releases.vintage,
    releases.title,
    releases.short_title,
    releases.published_on,
    releases.published_edtf,
    releases.completeness,
    sources.publisher,
    sources.url,
    sources.licence,
    case
        when $asof is null then $vintage is not null or releases.published_on is not null
        else coalesce(releases.published_on <= $asof, false)
    end as is_in_force
from releases
inner join sources using (source_id)
where releases.shares_held > 0 and releases.vintage = coalesce($vintage, releases.vintage)
order by is_in_force desc, releases.published_on desc nulls last
limit 1
