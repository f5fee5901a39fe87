-- A photo whose picture is no longer kept counts for nothing, also when the student comes back: what was approved is
-- superseded when its picture goes.
update student_photo set state = 'SUPERSEDED', ended_at = content_removed_at, version = version + 1
 where state = 'APPROVED' and content_removed_at is not null;
alter table student_photo
    drop constraint student_photo_content_needed,
    add constraint student_photo_content_needed
        check (content_removed_at is null or state not in ('PREVIEW', 'SUBMITTED', 'APPROVED'));
