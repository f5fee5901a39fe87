-- 전과 (articles 34 and 35): admission quotas by entrance year, a round per term, applications, and what became of the
-- completion categories.
create table admission_quota (
    entrance_year smallint not null check (entrance_year between 1900 and 9999),
    program_id    integer  not null references program,
    quota         integer  not null check (quota between 0 and 99999),
    version       integer  not null default 0,
    primary key (entrance_year, program_id)
);
create index admission_quota_program on admission_quota (program_id);

-- To which year a transfer student was admitted, and whether by general transfer (일반편입, article 34 (3)).
create table transfer_entrance (
    student_number text     primary key references student,
    year_level     smallint not null check (year_level between 1 and 4),
    general        boolean  not null,
    version        integer  not null default 0
);

create table major_change_round (
    id                 integer     generated always as identity primary key,
    term_id            integer     not null unique references term,
    opens_on           date        not null,
    closes_on          date        not null check (closes_on >= opens_on),
    state              text        not null default 'FILING' check (state in ('FILING', 'DECIDED')),
    decided_at         timestamptz,
    decided_by_name    text,
    as_of              date        not null,
    regulation_version text        not null,
    version            integer     not null default 0,
    check ((state = 'DECIDED') = (decided_at is not null))
);

create table major_change_application (
    id                integer     generated always as identity primary key,
    round_id          integer     not null references major_change_round,
    student_number    text        not null references student,
    from_program_id   integer     not null references program,
    target_program_id integer     not null references program,
    change_id         integer,                      -- the change of record that carries it
    state             text        not null default 'FILED' check (state in ('FILED', 'SELECTED', 'REFUSED', 'ENDED', 'MOVED')),
    received_on       date        not null,
    entrance_year     smallint    not null,
    gpa_hundredths    smallint    check (gpa_hundredths between 0 and 450),
    earned_credits    smallint    not null,
    rank              integer     check (rank > 0),
    reason            text,                         -- why it was refused or ended
    filed_at          timestamptz not null,
    changed_at        timestamptz not null,
    version           integer     not null default 0,
    check (from_program_id <> target_program_id),
    check (state not in ('REFUSED', 'ENDED') or reason is not null)
);
create unique index major_change_application_once on major_change_application (round_id, student_number)
    where state <> 'ENDED';
create index major_change_application_student on major_change_application (student_number, id);
create index major_change_application_target on major_change_application (target_program_id, entrance_year)
    where state = 'SELECTED';

-- What each completed course counted for before and counts for since (article 35 (2)).
create table major_change_category (
    application_id integer not null references major_change_application,
    term_code      text    not null,
    course_number  text    not null,
    before         text    not null,
    after          text    not null,
    primary key (application_id, term_code, course_number)
);
create trigger major_change_category_append_only before update or delete on major_change_category
    for each row execute function refuse_change();
