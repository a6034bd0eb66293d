-- Under which methods was an index measured?
-- $indicator_codes  indicator codes  e.g. ['RB', 'SPBE']
-- Returns one row per method version, oldest first: method_code, regulation, method_name (short), valid_from_year,
-- valid_to_year, ceiling and usual_maximum (unit of the indicator), scale_minimum, certainty, note.
select m.method_code, m.indicator_code, i.indicator_name, i.short_name, i.unit, i.issuer, i.note as indicator_note,
    m.regulation, m.short_name as method_name, m.valid_from_year, m.valid_to_year, m.ceiling, m.usual_maximum,
    i.scale_minimum, m.certainty, m.note
from method as m
join indicator as i using (indicator_code)
where list_contains($indicator_codes, m.indicator_code)
order by i.sort_order, m.valid_from_year;
