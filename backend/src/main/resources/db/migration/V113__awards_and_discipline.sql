-- 상벌: what stands on the record (제44조①). Entries are never changed or deleted, only taken back with a reason.
create table conduct_entry (
    id              integer     generated always as identity primary key,
    student_number  text        not null references student,
    kind            text        not null check (kind in ('AWARD', 'REPRIMAND', 'PROBATION', 'SUSPENSION',
                                'INDEFINITE_SUSPENSION', 'EXPULSION')),
    title           text        not null check (length(title) between 1 and 200),
    decided_by      text        not null check (length(decided_by) between 1 and 100),   -- who awarded or decided it
    decided_on      date        not null,
    from_day        date,
    to_day          date,
    recorded_by     text        not null,
    recorded_by_name text       not null,
    recorded_at     timestamptz not null,
    revoked_at      timestamptz,
    revoked_by_name text,
    revocation      text,
    version         integer     not null default 1,
    check (from_day is null or to_day is null or from_day <= to_day),
    check ((revoked_at is null) = (revocation is null))
);
create index conduct_entry_student on conduct_entry (student_number, decided_on, id);
