-- Releases with figures, newest first; one without a known date comes last.
select
    vintage as code,
    concat(
        short_title,
        ', ',
        case length(published_edtf)
            when 10 then 'published ' || strftime(published_on, '%-d %B %Y')
            when 7 then 'published in ' || strftime(published_on, '%B %Y')
            when 4 then 'published in ' || published_edtf
            else 'publication date not known'
        end,
        case completeness when 'partial' then ', partly held' else '' end
    ) as label
from releases
where shares_held > 0
order by published_on desc nulls last, vintage desc
