-- The register asks of every student for the last rejection.
create index student_photo_rejected on student_photo (student_number, decided_at desc, id) where state = 'REJECTED';
