-- One row per aggregate and state that it holds once it is a member; key entity, iso3. The median
-- holds nobody: it is no sum.
select
    terms.code as entity,
    terms.label,
    members.iso3
from raw_terms as terms
inner join members
    on
        case terms.code
            when 'NATO' then true
            when 'NATO_EUROPE_CANADA' then members.iso3 <> 'USA'
            -- Until 2016 releases gave Canada with the United States.
            when 'NATO_EUROPE' then members.iso3 not in ('USA', 'CAN')
            when 'NORTH_AMERICA' then members.iso3 in ('USA', 'CAN')
            when 'BEFORE_1999' then year(members.accession_on) < 1999
            when 'SINCE_1999' then year(members.accession_on) >= 1999
            else false
        end
where terms.part = 'aggregate'
order by all
