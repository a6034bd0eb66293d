-- Claims whose kind, status or evidence is not one of the agreed words, or that say "ada" and hold nothing; and actions,
-- decisions and answers of the planning (by their id as claim_id) with another area, status, question, answer or address.
select claim_id, kind, status, evidence
from claim
where kind not in ('realisasi', 'mandiri', 'sementara')
    or status not in ('ada', 'belum_dikeluarkan', 'tidak_dinilai')
    or (not is_uploaded and evidence not in ('letter', 'official', 'press', 'secondary', 'inferred'))
    or (status = 'ada' and value is null and stated_predikat is null)
    or (status <> 'ada' and value is not null)
union all
select action_id, coalesce(area, 'tanpa area'), stated_status, evidence_url
from action_plan
where coalesce(area, '') not in ('MP', 'PUU', 'ORG', 'TTL', 'SDM', 'AKT', 'WAS', 'PP', 'TEMATIK')
    or stated_status not in ('berjalan', 'selesai', 'terhambat', 'dibatalkan')
    or not regexp_full_match(evidence_url, 'https?://.+')
union all
select decision_id, 'keputusan', status, null
from raker_decision
where coalesce(status, '') not in ('belum', 'berjalan', 'selesai', 'dibatalkan')
union all
select perangkat_daerah, question, answer, evidence_url
from checklist_answer
where question not in ('road_map', 'renaksi', 'penerapan', 'monev', 'tim', 'delapan_area')
    or answer not in ('sudah', 'sebagian', 'belum')
    or not regexp_full_match(evidence_url, 'https?://.+')
order by all;
