-- One row per view that shows what the newest release or the last recorded article changed; key
-- place. The view's own finding says what it is.
with newest as (
    select *
    from releases
    where shares_held > 0 and published_on is not null
    order by published_on desc
    limit 1
),

article as (
    select *
    from sources
    where source_id in (select claims.source_id from claims) and text_sha256 is not null
    order by recorded_in desc, published_on desc
    limit 1
),

shown_in as (
    select
        unnest(
            ['members-meeting-guideline', 'revisions', 'share-of-gdp', 'guidelines-2-and-20']
        ) as slug
)

select
    row_number() over (order by shown_in.slug) as place,
    newest.published_on,
    'NATO release of ' || newest.short_title as about,
    shown_in.slug,
    ['vintage'] as names,
    [newest.vintage] as texts
from newest
cross join shown_in

union all by name

select
    0 as place,
    article.published_on,
    'Article: ' || article.publisher || ', ' || article.title as about,
    'claims' as slug,
    ['source'] as names,
    ['~' || article.source_id] as texts
from article
order by place
