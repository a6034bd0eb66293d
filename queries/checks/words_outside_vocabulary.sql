-- Claims whose kind, status or evidence is not one of the agreed words, or that say "ada" and hold nothing.
select claim_id, kind, status, evidence
from claim
where kind not in ('realisasi', 'mandiri', 'sementara')
    or status not in ('ada', 'belum_dikeluarkan', 'tidak_dinilai')
    or (not is_uploaded and evidence not in ('letter', 'official', 'press', 'secondary', 'inferred'))
    or (status = 'ada' and value is null and stated_predikat is null)
    or (status <> 'ada' and value is not null)
order by all;
