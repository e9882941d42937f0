-- One row per announced share of GDP; key plan_id.
select
    plans.*,
    members.member,
    'plan/' || plans.plan_id as evidence_id
from stg_plans as plans
inner join members on plans.iso3 = members.iso3
order by plan_id
