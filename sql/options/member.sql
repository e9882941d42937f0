select
    iso3 as code,
    member as label
from members
order by member
