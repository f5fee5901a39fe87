-- 개인정보제공 (제55조): a representative of students asks, pledging; the office decides; each look is noted.
create table disclosure (
    id                 integer     generated always as identity primary key,
    student_number     text        not null references student,     -- the representative
    capacity           text        not null check (capacity in ('STUDENT_COUNCIL_PRESIDENT', 'GRADUATION_COMMITTEE',
                                   'DEPARTMENT_REPRESENTATIVE')),
    department_id      integer     references department,           -- null: the whole university
    purpose            text        not null check (length(purpose) between 5 and 500),
    pledge_document_id uuid        not null,                        -- 별지 8호; kept at least as long as documents are
    state              text        not null default 'REQUESTED' check (state in ('REQUESTED', 'GRANTED', 'REFUSED')),
    requested_at       timestamptz not null,
    decided_by         text,
    decided_by_name    text,
    decided_at         timestamptz,
    reason             text,
    expires_at         timestamptz,
    version            integer     not null default 1,
    check ((state = 'REQUESTED') = (decided_at is null)),
    check ((state = 'GRANTED') = (expires_at is not null)),
    check (capacity <> 'DEPARTMENT_REPRESENTATIVE' or department_id is not null)
);
create unique index disclosure_open on disclosure (student_number) where state = 'REQUESTED';
create index disclosure_student on disclosure (student_number, id);

create table disclosure_download (
    id            integer     generated always as identity primary key,
    disclosure_id integer     not null references disclosure,
    at            timestamptz not null,
    by_id         text        not null,
    by_name       text        not null,
    format        text        not null check (format in ('JSON', 'CSV')),
    students      integer     not null check (students >= 0)
);
create index disclosure_download_of on disclosure_download (disclosure_id, id);
create trigger disclosure_download_append_only before update or delete on disclosure_download
    for each row execute function refuse_change();
