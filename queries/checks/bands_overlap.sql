-- Bands of one method that overlap or share a lower bound; only A and A- of RB-2023 may.
select a.method_code, a.predikat, b.predikat as other_predikat, a.lower_bound, a.upper_bound, b.lower_bound as other_lower
from band as a
join band as b on b.method_code = a.method_code and b.band_rank > a.band_rank
where not (a.method_code = 'RB-2023' and a.predikat = 'A-' and b.predikat = 'A')
    and (a.upper_bound > b.lower_bound
        or (a.lower_bound = b.lower_bound and a.lower_inclusive = b.lower_inclusive)
        or a.lower_bound > b.lower_bound)
order by all;
