-- One row per member's part of common funding in a period; key cost_share_id.
select
    cost_shares.*,
    members.member,
    'cost_share/' || cost_shares.cost_share_id as evidence_id
from stg_cost_shares as cost_shares
inner join members on cost_shares.iso3 = members.iso3
order by cost_share_id
