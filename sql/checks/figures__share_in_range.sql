-- A share of GDP or of defence spending outside 0 to 100.
select
    vintage,
    measure,
    entity,
    year,
    value
from figures
where measure in ('share_of_gdp', 'equipment_share') and value not between 0 and 100
