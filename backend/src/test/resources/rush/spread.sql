-- One prepared single-row statement per transaction: takes a seat in one of 500 sections and enrolls, if there is one.
\set section random(3, 502)
with seat as (update baseline.section_seats set enrolled = enrolled + 1 where section_id = :section and enrolled < capacity returning section_id) insert into baseline.enrollment select nextval('baseline.student'), section_id, 1, section_id, 'ENROLLED', 3, 'MAJOR_ELECTIVE', false, now(), now() from seat;
