create table student (
    student_number         text     primary key check (student_number ~ '^[0-9]{8}$'),  -- article 25, annex 5
    name                   text     not null,
    name_en                text,
    birth_date             date,
    type                   text     not null check (type in ('UNIVERSITY', 'GRADUATE', 'PART_TIME', 'AUDITOR')),  -- annex 6
    admission              text     not null default 'FRESHMAN' check (admission in ('FRESHMAN', 'TRANSFER', 'READMISSION')),
    state                  text     not null check (state in ('ENROLLED', 'ON_LEAVE', 'WITHDRAWN', 'DISMISSED', 'COMPLETED', 'GRADUATED')),
    program_id             integer  not null references program,
    entrance_year          smallint not null,
    former_credits         smallint not null default 0 check (former_credits >= 0),  -- 전적대학 인정학점
    recognition_fixed      boolean  not null default false,                          -- article 4 (5)
    advisor_id             uuid     references account,
    -- Kept by the import of completed courses, so that the opening minute need not sum grades.
    earned_credits         smallint not null default 0 check (earned_credits >= 0),  -- here, without the former university's
    previous_gpa_hundredths smallint check (previous_gpa_hundredths between 0 and 450),
    previous_gpa_term      text,
    version                integer  not null default 0
);
create index student_program on student (program_id);
create index student_name on student using gin (name gin_trgm_ops);

-- One attempt at a course in a past term, with its grade.
create table completed_course (
    student_number    text     not null references student,
    term_code         text     not null,           -- 2026-SPRING
    course_number     text     not null,
    title             text     not null,
    credits           smallint not null check (credits between 0 and 30),
    category          text     not null check (category in ('GENERAL_REQUIRED', 'GENERAL_ELECTIVE', 'MAJOR_REQUIRED',
                          'MAJOR_ELECTIVE', 'TEACHING', 'FREE_ELECTIVE', 'THESIS')),
    grade             text     not null check (grade in ('A+','A0','B+','B0','C+','C0','D+','D0','F','P','NP','W')),
    primary key (student_number, term_code, course_number)
);
create index completed_course_attempt on completed_course (student_number, course_number);

-- Courses of the former university that count as this one (article 4 (5)).
create table recognised_course (
    student_number text not null references student,
    course_number  text not null,
    former_title   text not null,
    primary key (student_number, course_number)
);

-- 수강지도 (article 4 (1))
create table advising (
    student_number text        not null references student,
    term_id        integer     not null references term,
    advised_by     text        not null,
    advisor_name   text        not null,
    advised_at     timestamptz not null,
    note           text        not null default '',
    version        integer     not null default 0,
    primary key (student_number, term_id)
);
