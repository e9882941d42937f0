-- One row per release, measure, entity and year; key figure_id.
select
    concat_ws('/', 'figure', vintage, measure, figures.entity, year) as figure_id,
    figures.*,
    -- Two are what NATO publishes of shares, and what charts show at most.
    greatest(least(coalesce(figures.decimals_in_source, 2), 2), 0) as decimals,
    coalesce(members.member, totals.label) as entity_name
from stg_figures as figures
left join stg_members as members on figures.entity = members.iso3
left join totals on figures.entity = totals.entity
order by figure_id
