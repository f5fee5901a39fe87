-- What a student was told: one row for an event and a recipient. Texts are written when they are read, in the reader's
-- language; the row keeps the values they speak of.
create table notice (
    id             bigint      generated always as identity primary key,
    student_number text        not null references student,
    event_id       bigint      not null,           -- outbox_event.id; the event itself may have been purged
    kind           text        not null,
    parameters     jsonb       not null,
    at             timestamptz not null,           -- when it happened
    created_at     timestamptz not null,
    read_at        timestamptz,
    version        integer     not null default 0,
    unique (event_id, student_number)
);
create index notice_inbox on notice (student_number, id);
create index notice_unread on notice (student_number) where read_at is null;

-- Where a student wants notices to be sent besides the inbox.
create table student_contact (
    student_number text    primary key references student,
    email          text    check (length(email) <= 254 and email ~ '^[^@[:space:]]{1,64}@[^@[:space:]]+\.[^@[:space:]]+$'),
    version        integer not null default 0
);

-- A notice on its way by e-mail. SENDING means that somebody may be talking to the mail server right now: whoever finds
-- it so long afterwards cannot know the outcome and never sends again.
create table notice_mail (
    notice_id       bigint      primary key references notice on delete cascade,
    address         text        not null,
    state           text        not null default 'PENDING'
                    check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    changed_at      timestamptz not null,
    failure         text
);
create index notice_mail_due on notice_mail (next_attempt_at) where state = 'PENDING';
create index notice_mail_under_way on notice_mail (changed_at) where state = 'SENDING';
