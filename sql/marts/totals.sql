-- One row per group of members whose totals NATO states; key entity.
select listed.*
from (
    values
    ('NATO', 'NATO', true, true, true),
    ('NATO_EUROPE_CANADA', 'NATO Europe and Canada', true, true, false),
    -- Until 2016 releases gave Canada with the United States.
    ('NATO_EUROPE', 'NATO Europe', true, false, false),
    ('NORTH_AMERICA', 'North America', false, true, true)
) as listed (entity, label, holds_europe, holds_canada, holds_usa)
