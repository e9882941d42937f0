-- One row per guideline, year and rule of counting, by the release shown; key mark. A rule is left
-- out of a year in which it has fewer figures than the printed shares.
with rules as (
    select listed.*
    from (
        values
        (1, 'printed'),
        (2, 'unrounded'),
        (3, 'one_decimal'),
        (4, 'ratio'),
        (5, 'without_personnel'),
        (6, 'todays_members')
    ) as listed (position, rule)
),

shares as (
    select
        figures.entity as iso3,
        figures.entity_name as member,
        figures.year,
        figures.value as share,
        figures.is_estimate,
        figures.figure_id,
        ratios.ratio,
        ratios.expenditure_id,
        ratios.gdp_id,
        personnel.value as personnel_share,
        personnel.figure_id as personnel_id,
        release_members.iso3 is not null as is_member
    from figures
    inner join members on figures.entity = members.iso3
    left join release_members
        on
            figures.vintage = release_members.vintage
            and figures.year = release_members.year
            and figures.entity = release_members.iso3
    left join figure_ratios as ratios on figures.figure_id = ratios.figure_id
    left join figures as personnel
        on
            figures.vintage = personnel.vintage
            and figures.entity = personnel.entity
            and figures.year = personnel.year
            and personnel.measure = 'personnel_share'
    where
        figures.vintage = $vintage
        and figures.measure = 'share_of_gdp'
        and members.accession_on <= coalesce($asof, current_date)
        and ($time_from is null or figures.year >= $time_from)
        and ($time_to is null or figures.year <= $time_to)
),

judged as (
    select
        rules.position,
        rules.rule,
        guidelines.guideline,
        guidelines.share_of_gdp,
        shares.*,
        shares.is_member or rules.rule = 'todays_members' as is_counted,
        shares.is_member and round(shares.share, 2) >= guidelines.share_of_gdp as is_printed,
        case rules.rule
            when 'unrounded' then shares.share >= guidelines.share_of_gdp
            when 'one_decimal' then round(shares.share, 1) >= guidelines.share_of_gdp
            when 'ratio' then shares.ratio >= guidelines.share_of_gdp
            when 'without_personnel'
                then
                    shares.share * (100 - shares.personnel_share) / 100 >= guidelines.share_of_gdp
            else round(shares.share, 2) >= guidelines.share_of_gdp
        end as meets
    from shares
    cross join rules
    inner join guidelines on list_contains($guideline, guidelines.guideline)
),

counted as (
    select
        guideline,
        share_of_gdp,
        year,
        position,
        rule,
        count(*) filter (where meets and is_counted) as meeting,
        count(meets) filter (where is_counted) as members_with_figure,
        count(*) filter (where is_printed) as printed,
        count(*) filter (where is_member) as printed_with_figure,
        bool_or(is_estimate) as is_estimate,
        coalesce(
            list(member order by member) filter (where meets and is_counted and not is_printed), []
        ) as joining,
        coalesce(
            list(member order by member) filter (where not meets and is_printed), []
        ) as leaving,
        coalesce(
            flatten(
                list(
                    list_filter(
                        case rule
                            when 'ratio' then [figure_id, expenditure_id, gdp_id]
                            when 'without_personnel' then [figure_id, personnel_id]
                            else [figure_id]
                        end,
                        lambda id: id is not null
                    )
                    order by member
                ) filter (where (meets and is_counted) <> is_printed)
            ),
            []
        ) as changing,
        coalesce(list(figure_id order by member) filter (where is_printed), []) as printed_ids
    from judged
    group by all
)

select
    concat_ws('.', rule, guideline, year) as mark,
    guideline,
    year,
    rule,
    position,
    meeting,
    members_with_figure,
    meeting - printed as difference,
    joining,
    leaving,
    is_estimate,
    -- The cells on which a difference rests; where there is none, those that are counted.
    case when len(changing) > 0 then changing else printed_ids end as evidence
from counted
where rule = 'todays_members' or members_with_figure = printed_with_figure
order by share_of_gdp, year, position
