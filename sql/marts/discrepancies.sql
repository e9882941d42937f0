-- One row per figure that breaks a rule in its release itself; key vintage, rule, measure, entity, year.
select *
from stg_discrepancies
order by all
