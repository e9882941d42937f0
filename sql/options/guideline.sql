select
    guideline as code,
    concat(guideline, '% guideline (', split_part(venue, ' Summit', 1), ' ', year(agreed_on), ')')
        as label,
    cast(share_of_gdp as double) as share_of_gdp,
    agreed_on
from guidelines
order by share_of_gdp
