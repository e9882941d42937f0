-- The state of things in nine numbers at most: each with what it says, and the view and parameters
-- that show it.
with newest as (
    select *
    from releases
    where shares_held > 0 and published_on is not null
    order by published_on desc
    limit 1
),

counted as (
    select
        member_guidelines.year,
        member_guidelines.guideline,
        count(*) filter (where meets) as meeting,
        count(*) as members,
        bool_or(is_estimate) as is_estimate
    from member_guidelines
    inner join newest on member_guidelines.vintage = newest.vintage
    group by member_guidelines.year, member_guidelines.guideline
    having count(share) = count(*) filter (where has_armed_forces)
),

-- Counts by printed share and by ratio, of releases and years with both for every member.
compared as (
    select
        cells.vintage,
        releases.short_title as release,
        releases.published_on,
        cells.year,
        count(*) filter (where cells.meets) as as_printed,
        count(*) filter (where ratios.ratio >= 2) as by_ratio,
        bool_or(cells.is_estimate) as is_estimate
    from member_guidelines as cells
    inner join releases on cells.vintage = releases.vintage
    left join figure_ratios as ratios on cells.figure_id = ratios.figure_id
    where cells.guideline = '2' and releases.published_on is not null
    group by cells.vintage, releases.short_title, releases.published_on, cells.year
    having
        count(cells.share) = count(*) filter (where cells.has_armed_forces)
        and count(ratios.ratio) = count(cells.share)
),

numbers as (
    select
        1 as place,
        meeting || ' of ' || members as number,
        'members met the 2% guideline in ' || year as said,
        'members-meeting-guideline' as slug,
        map { 'mark': '2.' || year } as parameters
    from counted
    where guideline = '2' and not is_estimate
    qualify row_number() over (order by year desc) = 1

    union all by name

    select
        2 as place,
        meeting || ' of ' || members as number,
        'are estimated to meet 3.5% in ' || year as said,
        'members-meeting-guideline' as slug,
        map { 'guideline': '~3.5' } as parameters
    from counted
    where guideline = '3.5' and is_estimate
    qualify row_number() over (order by year desc) = 1

    union all by name

    select
        3 as place,
        round(figures.value, 2) || '%' as number,
        'of GDP is what ' || figures.entity_name || ' spends in ' || figures.year
        || case when figures.is_estimate then ', by estimate: the most' else ': the most' end
            as said,
        'share-of-gdp' as slug,
        map { 'member': '~' || figures.entity } as parameters
    from figures
    inner join newest on figures.vintage = newest.vintage
    where figures.measure = 'share_of_gdp' and length(figures.entity) = 3
    qualify row_number() over (order by figures.year desc, figures.value desc) = 1

    union all by name

    select
        4 as place,
        cast(count(*) as varchar) as number,
        'members, the last of them ' || arg_max(member, accession_on) || ' in '
        || year(max(accession_on)) as said,
        'membership-timeline' as slug,
        map { } as parameters
    from members

    union all by name

    select
        5 as place,
        cast(count(*) filter (where stance = 'oppose') as varchar) || ' of ' || count(*) as number,
        'reactions criticised: ' || arg_max(about_label, about_on) as said,
        'reactions' as slug,
        map { } as parameters
    from reactions
    where about is not null

    union all by name

    select
        6 as place,
        cast(count(*) as varchar) as number,
        'NATO releases kept side by side, the newest of '
        || arg_max(short_title, published_on) as said,
        'releases' as slug,
        map { } as parameters
    from releases
    where shares_held > 0

    union all by name

    select
        7 as place,
        printf('%.1f%%', 100.0 * part.value / total.value) as number,
        'of what all members spend in ' || part.year || ' is the part of the United States'
        || case when part.is_estimate or total.is_estimate then ', by estimate' else '' end as said,
        'who-pays-what' as slug,
        map { 'mark': 'USA.' || part.year } as parameters
    from figures as part
    inner join newest on part.vintage = newest.vintage
    inner join figures as total
        on
            part.vintage = total.vintage
            and part.measure = total.measure
            and part.year = total.year
            and total.entity = 'NATO'
    where part.entity = 'USA' and part.measure = 'expenditure_current_prices'
    qualify row_number() over (order by part.year desc) = 1

    union all by name

    select
        8 as place,
        by_ratio || ', not ' || as_printed as number,
        'members met 2% in ' || year || ' by expenditure divided by GDP, in the release of '
        || release || case when is_estimate then ', by estimate' else '' end as said,
        'what-counts' as slug,
        map { 'vintage': vintage, 'mark': 'ratio.2.' || year } as parameters
    from compared
    where by_ratio <> as_printed
    qualify row_number() over (order by year desc, published_on desc) = 1

    union all by name

    select
        9 as place,
        printf('%.2f trillion', figures.value / 1e6) as number,
        'dollars of ' || newest.price_base_year || ' are what NATO spends in ' || figures.year
        || case when figures.is_estimate then ', by estimate' else '' end as said,
        'spending' as slug,
        map { 'form': 'lines', 'aggregate': 'NATO' } as parameters
    from figures
    inner join newest on figures.vintage = newest.vintage
    where figures.entity = 'NATO' and figures.measure = 'expenditure_constant_prices'
    qualify row_number() over (order by figures.year desc) = 1
)

select
    place,
    number,
    said,
    slug,
    map_keys(parameters) as names,
    map_values(parameters) as texts
from numbers
order by place
