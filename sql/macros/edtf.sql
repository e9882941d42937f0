-- The first and last day that an EDTF date may mean: 2024-02 is 1 to 29 February 2024.
create temp macro edtf_first(written) as
cast(written || substr('-01-01', length(written) - 3) as date);

create temp macro edtf_last(written) as
case length(written)
    when 4 then cast(written || '-12-31' as date)
    when 7 then last_day(cast(written || '-01' as date))
    else cast(written as date)
end;
