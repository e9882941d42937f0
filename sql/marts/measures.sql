-- One row per measure of NATO's tables, in the order of the vocabulary; key measure.
select *
from stg_measures
