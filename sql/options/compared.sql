-- Releases with figures that another may be compared with, oldest first.
select
    vintage as code,
    concat(
        short_title,
        ', ',
        coalesce('published ' || strftime(published_on, '%-d %B %Y'), 'publication date not known'),
        case completeness when 'partial' then ', partly held' else '' end
    ) as label
from releases
where shares_held > 0
order by published_on nulls last, vintage
