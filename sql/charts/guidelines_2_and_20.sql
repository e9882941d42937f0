-- One row per member and year of the release shown that has both shares; key mark. Each guideline
-- is met at or over its number, the shares rounded half up to two decimals.
with targets as (
    select
        max(guidelines.share_of_gdp) filter (where guidelines.guideline = '2') as share_target,
        (
            select max(pledges.equipment_share)
            from pledges
        ) as equipment_target
    from guidelines
),

both_shares as (
    select
        spending.entity as iso3,
        spending.entity_name as member,
        spending.year,
        cast(round(spending.value, 2) as double) as share,
        cast(round(equipment.value, 2) as double) as equipment_share,
        spending.is_estimate or equipment.is_estimate as is_estimate,
        [spending.figure_id, equipment.figure_id] as evidence
    from figures as spending
    inner join figures as equipment
        on
            spending.vintage = equipment.vintage
            and spending.entity = equipment.entity
            and spending.year = equipment.year
            and equipment.measure = 'equipment_share'
    inner join members on spending.entity = members.iso3
    where
        spending.measure = 'share_of_gdp'
        and spending.vintage = $vintage
        and members.accession_on <= coalesce($asof, current_date)
        and members.accession_on <= make_date(spending.year, 12, 31)
        and ($member is null or list_contains($member, spending.entity))
        and ($time_from is null or spending.year >= $time_from)
        and ($time_to is null or spending.year <= $time_to)
)

select
    both_shares.iso3 || '.' || both_shares.year as mark,
    both_shares.iso3,
    both_shares.member,
    both_shares.year,
    both_shares.share,
    both_shares.equipment_share,
    targets.share_target,
    targets.equipment_target,
    case
        when share >= share_target and equipment_share >= equipment_target then 'both'
        when share >= share_target then 'share_only'
        when equipment_share >= equipment_target then 'equipment_only'
        else 'neither'
    end as quadrant,
    both_shares.is_estimate,
    both_shares.evidence
from both_shares
cross join targets
order by both_shares.member, both_shares.year
