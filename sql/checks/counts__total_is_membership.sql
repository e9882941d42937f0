-- A count whose denominator, or whose number of members, is not the membership of its time: that
-- at the year's end for a year, that of the day it was stated for the Alliance as a whole. What an
-- article says of the Alliance may be wrong: claims hold it against the membership.
with stated as (
    select
        fact_id,
        case when metric = 'members_total' then value else members_total end as stated_total,
        case
            when metric = 'members_total' then stated_on
            else least(stated_on, make_date(reference_year, 12, 31))
        end as on_day
    from counts
    where metric <> 'members_total' or text_sha256 is null
)

select
    stated.fact_id,
    stated.stated_total,
    count(members.iso3) as members_then
from stated
left join members on stated.on_day >= members.accession_on
where stated.stated_total is not null
group by stated.fact_id, stated.stated_total
having stated.stated_total <> count(members.iso3)
