-- Lists for reviewers go from the oldest on, of one state or of all, page by page.
create index student_photo_of_state on student_photo (state, submitted_at, id);
create index student_photo_in_order on student_photo (submitted_at, id) where state <> 'PREVIEW';
drop index student_photo_waiting;
