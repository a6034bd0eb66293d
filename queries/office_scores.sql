-- Which scores do the perangkat daerah of a government have?
-- $government_code  Kemendagri code  e.g. '82'
-- $indicator_code   indicator code   e.g. 'RB'
-- $year             evaluation year, null = all  e.g. 2022
-- Returns one row per year and perangkat daerah with a final result, newest year first, by name: perangkat_daerah, value
-- (scale of the indicator; absent where only a predikat is known), scale_minimum and scale_maximum (what shares are taken
-- of: the method's usual maximum; absent where unknown), predikat, year, method (its short name), is_provisional,
-- evidence, publisher, sheet_name, cell_address, version_id, is_illustrative.
select s.unit_code as perangkat_daerah, s.value, i.scale_minimum, m.usual_maximum as scale_maximum,
    coalesce(s.predikat, s.stated_predikat) as predikat, s.year, m.short_name as method, s.is_provisional, s.evidence,
    s.publisher, s.sheet_name, s.cell_address, s.version_id, s.is_illustrative
from current_score as s
left join indicator as i using (indicator_code)
left join method as m using (method_code)
where s.government_code = $government_code and s.indicator_code = $indicator_code
    and ($year is null or s.year = $year)
    and s.unit_code <> '' and s.component = '' and s.kind = 'realisasi' and s.status = 'ada'
order by s.year desc, perangkat_daerah;
