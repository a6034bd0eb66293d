-- What has each perangkat daerah answered to the six questions?
-- $government_code  Kemendagri code  e.g. '82'
-- Returns one row per answer, by perangkat daerah and in the order of the questions: perangkat_daerah, question
-- (road_map, renaksi, penerapan, monev, tim, delapan_area), answer (sudah, sebagian, belum), evidence_url, checked_on,
-- note, is_illustrative, version_id, actor. A question nobody answered has no row; a real answer stands before an
-- illustrative one.
select perangkat_daerah, question, answer, evidence_url, checked_on, note, is_illustrative, version_id, actor
from current_checklist_answer
where government_code = $government_code
order by perangkat_daerah,
    list_position(['road_map', 'renaksi', 'penerapan', 'monev', 'tim', 'delapan_area'], question) nulls last;
