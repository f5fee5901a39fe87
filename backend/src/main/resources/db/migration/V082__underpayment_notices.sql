-- 오납 통지 (제5조③): one a student and round. A notice that was settled, by paying or correcting, justifies nothing any more.
create table underpayment_notice (
    id               integer     generated always as identity primary key,
    student_number   text        not null references student,
    term_id          integer     not null references term,
    round            integer     not null check (round > 0),
    item_id          integer     not null unique references enrollment_batch_item,
    noticed_at       timestamptz not null,
    deadline_day     date        not null,         -- in Seoul, until its end
    paid_credits     integer     not null,
    enrolled_credits integer     not null,
    state            text        not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'CANCELLED')),
    ended_at         timestamptz,
    unique (student_number, term_id, round),
    check (enrolled_credits > paid_credits),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index underpayment_notice_open on underpayment_notice (student_number, term_id) where state = 'OPEN';
create index underpayment_notice_term on underpayment_notice (term_id, deadline_day) where state = 'OPEN';
