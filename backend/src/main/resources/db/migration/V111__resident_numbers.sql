-- 주민등록번호: sealed with AES-256-GCM, bound to the student number; found again only by a keyed hash.
create table resident_number (
    student_number   text        primary key references student,
    key_id           text        not null,
    sealed           bytea       not null,
    fingerprint      bytea       not null unique check (octet_length(fingerprint) = 32),
    masked           text        not null check (masked ~ '^[0-9]{6}-[0-9][*]{6}$'),
    recorded_by      text        not null,
    recorded_by_name text        not null,
    recorded_at      timestamptz not null,
    version          integer     not null default 1
);
create index resident_number_key on resident_number (key_id);

-- A number that somebody asks to have entered instead (제44조④): applications refer to it and never hold it.
create table resident_number_proposal (
    id             uuid        primary key,
    student_number text        not null references student,
    key_id         text        not null,
    sealed         bytea       not null,
    fingerprint    bytea       not null check (octet_length(fingerprint) = 32),
    masked         text        not null check (masked ~ '^[0-9]{6}-[0-9][*]{6}$'),
    proposed_by    text        not null,
    proposed_at    timestamptz not null
);
create index resident_number_proposal_student on resident_number_proposal (student_number);
create index resident_number_proposal_key on resident_number_proposal (key_id);

-- Every look at a full number: who, when, for what, on what ground. Never changed.
create table resident_number_read (
    id             integer     generated always as identity primary key,
    student_number text        not null references student,
    at             timestamptz not null,
    reader_id      text        not null,
    reader_name    text        not null,
    reader_roles   text        not null,
    purpose        text        not null,
    basis          text        not null check (length(basis) between 5 and 300),
    correlation_id text
);
create index resident_number_read_student on resident_number_read (student_number, id);
create index resident_number_read_at on resident_number_read (at);
create trigger resident_number_read_append_only before update or delete on resident_number_read
    for each row execute function refuse_change();

-- What a rotation of keys did; never changed.
create table resident_number_rotation (
    id           integer     generated always as identity primary key,
    at           timestamptz not null,
    run_by       text        not null,
    run_by_name  text        not null,
    to_key       text        not null,
    reencrypted  integer     not null check (reencrypted >= 0),
    failed       integer     not null check (failed >= 0)
);
create trigger resident_number_rotation_append_only before update or delete on resident_number_rotation
    for each row execute function refuse_change();

-- What the record (별지 9호) and representatives of students (제55조) ask for besides the record itself.
create table student_particulars (
    student_number text        primary key references student,
    sex            text        check (sex in ('MALE', 'FEMALE')),
    province       text        check (province in ('SEOUL', 'BUSAN', 'DAEGU', 'INCHEON', 'GWANGJU', 'DAEJEON', 'ULSAN',
                               'SEJONG', 'GYEONGGI', 'GANGWON', 'CHUNGBUK', 'CHUNGNAM', 'JEONBUK', 'JEONNAM', 'GYEONGBUK',
                               'GYEONGNAM', 'JEJU', 'ABROAD')),
    mobile         text        check (mobile ~ '^[+0-9][0-9-]{7,19}$'),
    objected_at    timestamptz,                  -- since when nothing may be told to representatives of students
    version        integer     not null default 1
);
