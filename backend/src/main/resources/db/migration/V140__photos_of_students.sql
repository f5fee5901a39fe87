-- ID photos. The picture lies in the file store under its SHA-256; here is whose it is and what became of it.
create table student_photo (
    id                uuid        primary key,
    student_number    text        not null references student,
    -- PREVIEW: cropped for the student, who has not confirmed it yet.
    state             text        not null check (state in ('PREVIEW', 'SUBMITTED', 'APPROVED', 'REJECTED', 'SUPERSEDED')),
    sha256            text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes        integer     not null check (size_bytes > 0),
    findings          jsonb       not null default '[]',  -- of the checks, for the reviewer: code, confidence, facts
    source            text        not null check (source in ('STUDENT', 'STAFF', 'IMPORT')),
    reason            text        check (length(reason) between 1 and 500),  -- why staff put it in
    submitted_by      text        not null,
    submitted_by_name text        not null,
    submitted_at      timestamptz not null,
    rejection         text        check (rejection in ('NOT_THE_PERSON', 'ANIMAL_OR_CELEBRITY', 'SEVERAL_PERSONS',
                                  'ORIENTATION', 'MARGINS', 'QUALITY', 'OTHER')),
    rejection_note    text        check (length(rejection_note) between 1 and 500),
    decided_by        text,
    decided_by_name   text,
    decided_at        timestamptz,
    version           integer     not null default 1,
    check ((state = 'REJECTED') = (rejection is not null)),
    check (state not in ('APPROVED', 'REJECTED') or (decided_at is not null and decided_by is not null)),
    check (source = 'STUDENT' or reason is not null)
);
create unique index student_photo_preview on student_photo (student_number) where state = 'PREVIEW';
create unique index student_photo_in_review on student_photo (student_number) where state = 'SUBMITTED';
create unique index student_photo_approved on student_photo (student_number) where state = 'APPROVED';
create index student_photo_student on student_photo (student_number, submitted_at, id);
create index student_photo_content on student_photo (sha256);
create index student_photo_waiting on student_photo (submitted_at, id) where state = 'SUBMITTED';
