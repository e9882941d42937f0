-- One row per release, measure, entity and year; key figure_id.
select
    concat_ws('/', 'figure', vintage, measure, entity, year) as figure_id,
    figures.*,
    -- Two are what NATO publishes of shares, and what charts show at most.
    least(coalesce(figures.decimals_in_source, 2), 2) as decimals,
    coalesce(
        members.member,
        case entity
            when 'NATO' then 'NATO' when 'NATO_EUROPE_CANADA' then 'NATO Europe and Canada'
        end
    ) as entity_name
from stg_figures as figures
left join stg_members as members on figures.entity = members.iso3
order by figure_id
