-- One row per figure that breaks a rule in its own release; key vintage, rule, measure, entity,
-- year.
select *
from stg_discrepancies
order by all
