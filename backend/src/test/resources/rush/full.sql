-- One transaction per request with a row lock; everybody wants the section that has 500 seats: most are refused.
begin;
select capacity - enrolled as free, nextval('baseline.student') as student from baseline.section_seats where section_id = 2 for update \gset
\if :free > 0
insert into baseline.enrollment values (:student, 2, 1, 2, 'ENROLLED', 3, 'MAJOR_ELECTIVE', false, now(), now());
update baseline.section_seats set enrolled = enrolled + 1 where section_id = 2;
\endif
commit;
