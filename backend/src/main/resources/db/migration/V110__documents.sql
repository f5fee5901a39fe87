-- Files that students and staff hand in. The content lies in the file store under its SHA-256; here is what it is, whose
-- it is and what it is for.
create table document (
    id               uuid        primary key,
    student_number   text        not null references student,
    sha256           text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes       integer     not null check (size_bytes between 1 and 20971520),
    media_type       text        not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    file_name        text        not null check (length(file_name) between 1 and 200),
    uploaded_by      text        not null,
    uploaded_by_name text        not null,
    on_behalf        boolean     not null,           -- by staff for the student
    uploaded_at      timestamptz not null
);
create index document_student on document (student_number, uploaded_at, id);
create index document_content on document (sha256);

-- What a document proves, and to which application; never purged until every application is over.
create table document_attachment (
    document_id    uuid        not null references document on delete cascade,
    application_id text        not null check (length(application_id) between 1 and 100),
    purpose        text        not null check (purpose ~ '^[A-Z][A-Z0-9_]{0,59}$'),
    attached_at    timestamptz not null,
    released_at    timestamptz,                      -- when the application was over
    primary key (document_id, application_id, purpose)
);
create index document_attachment_application on document_attachment (application_id);

-- The day from which the years of keeping count (article 16 (4)); none for those who have not graduated.
create table document_retention (
    student_number text    primary key references student,
    graduated_on   date    not null,
    version        integer not null default 1
);
create index document_retention_day on document_retention (graduated_on);

-- What a purge did; never changed.
create table document_purge (
    id          integer     generated always as identity primary key,
    at          timestamptz not null,
    run_by      text        not null,
    run_by_name text        not null,
    as_of       date        not null,
    years       smallint    not null,
    unused_days smallint    not null,
    documents   integer     not null check (documents >= 0),
    files       integer     not null check (files >= 0),
    bytes       bigint      not null check (bytes >= 0)
);
create trigger document_purge_append_only before update or delete on document_purge
    for each row execute function refuse_change();
