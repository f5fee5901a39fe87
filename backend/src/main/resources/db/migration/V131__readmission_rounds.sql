-- 재입학 (articles 36 to 40): a round per term, places per department, applications in their order. The round's row is the
-- lock under which its clock goes on, whoever asks for it.
create table readmission_round (
    id               integer     generated always as identity primary key,
    term_id          integer     not null unique references term,
    opens_on         date        not null,
    closes_on        date        not null check (closes_on >= opens_on),
    fee_won          integer     not null check (fee_won >= 0),
    fee_due_on       date        not null check (fee_due_on > closes_on),
    register_by      date        not null check (register_by >= fee_due_on),
    state            text        not null default 'FILING' check (state in ('FILING', 'DECIDED')),
    decided_at       timestamptz,
    decided_by_name  text,
    minutes          text,                          -- what the committee put on record
    as_of            date        not null,
    regulation_version text      not null,
    version          integer     not null default 0,
    check ((state = 'DECIDED') = (decided_at is not null))
);

create table readmission_places (
    round_id      integer  not null references readmission_round,
    department_id integer  not null references department,
    places        smallint not null check (places between 0 and 999),
    primary key (round_id, department_id)
);

create table readmission_application (
    id               integer     generated always as identity primary key,
    round_id         integer     not null references readmission_round,
    student_number   text        not null references student,
    department_id    integer     not null references department,
    departure_id     integer     not null references departure,
    change_id        integer,                       -- the change of record that carries it
    state            text        not null default 'FILED' check (state in ('FILED', 'REJECTED', 'WAITING', 'OFFERED',
                         'ACCEPTED', 'LAPSED', 'WITHDRAWN', 'READMITTED', 'REVOKED')),
    received_on      date        not null,          -- postmark
    gpa_hundredths   smallint    check (gpa_hundredths between 0 and 450),
    fee_exempt       boolean     not null,
    recommendation   smallint    check (recommendation > 0),
    due_on           date,
    paid_on          date,
    counts           boolean     not null default false,   -- as a readmission used (제38조③)
    reason           text,                          -- of a refusal, a withdrawal or a revocation
    violations       jsonb       not null default '[]',
    note             text,
    filed_at         timestamptz not null,
    changed_at       timestamptz not null,
    version          integer     not null default 0,
    foreign key (round_id, department_id) references readmission_places,
    check (state <> 'OFFERED' or due_on is not null),
    check (state not in ('REJECTED', 'REVOKED') or reason is not null),
    check (not (fee_exempt and paid_on is not null)),
    check (counts or state not in ('ACCEPTED', 'READMITTED', 'REVOKED'))
);
create unique index readmission_application_once on readmission_application (round_id, student_number)
    where state <> 'WITHDRAWN';
create unique index readmission_recommendation_once on readmission_application (round_id, department_id, recommendation)
    where recommendation is not null;
create index readmission_application_student on readmission_application (student_number, id);
create index readmission_application_due on readmission_application (due_on) where state = 'OFFERED';

create table readmission_payment (
    reference      text        primary key check (reference ~ '^[A-Za-z0-9._-]{1,64}$'),
    application_id integer     not null unique references readmission_application,
    amount_won     integer     not null check (amount_won >= 0),
    paid_on        date        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null
);
create trigger readmission_payment_append_only before update or delete on readmission_payment
    for each row execute function refuse_change();
