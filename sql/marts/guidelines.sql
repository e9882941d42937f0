-- One row per guideline that charts draw; key guideline (2, 3.5), the share of GDP in percent.
select
    guideline,
    share_of_gdp,
    agreed_on,
    venue,
    deadline_year,
    pledge_id
from stg_pledges
where guideline is not null
order by share_of_gdp
