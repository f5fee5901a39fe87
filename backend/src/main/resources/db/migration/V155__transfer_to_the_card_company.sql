-- What is handed to the card company, and what it answers.

-- To whose keys packages are encrypted. Never changed but for being withdrawn.
create table card_certificate (
    fingerprint    text        primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    pem            text        not null check (length(pem) between 1 and 20000),
    subject        text        not null check (length(subject) between 1 and 500),
    not_before     timestamptz not null,
    not_after      timestamptz not null,
    added_at       timestamptz not null,
    added_by_name  text        not null,
    withdrawn_at   timestamptz,
    version        integer     not null default 1,
    check (not_before < not_after)
);

-- A package: its content is fixed when it is asked for, and written in the background.
create table card_package (
    id              integer     generated always as identity primary key,
    campaign_id     integer     not null references card_campaign,
    sequence        integer     not null check (sequence >= 1),
    state           text        not null default 'QUEUED' check (state in ('QUEUED', 'PREPARING', 'READY', 'FAILED')),
    entries         integer     not null check (entries >= 1),
    first_number    integer     not null check (first_number >= 1),
    certificate     text        references card_certificate,  -- none: not encrypted
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    photos_written  integer     not null default 0 check (photos_written between 0 and entries),
    leased_until    timestamptz,  -- who prepares it says so again and again; after that anybody goes on
    attempts        integer     not null default 0,  -- how often somebody took it; only the last may write
    failures        integer     not null default 0,
    failure         text        check (length(failure) between 1 and 64),
    failed_number   integer,
    ready_at        timestamptz,
    sha256          text        check (sha256 ~ '^[0-9a-f]{64}$'),          -- of the ZIP file
    size_bytes      bigint      check (size_bytes > 0),
    content_sha256  text        check (content_sha256 ~ '^[0-9a-f]{64}$'),  -- of what is handed out
    content_bytes   bigint      check (content_bytes > 0),
    transmitted_at  timestamptz,
    transmitted_by  text,
    removed_at      timestamptz,  -- when the file was deleted; the hashes stay
    version         integer     not null default 1,
    unique (campaign_id, sequence),
    check ((state = 'READY') = (ready_at is not null)),
    check ((state = 'READY') = (sha256 is not null and size_bytes is not null and content_sha256 is not null
                                and content_bytes is not null)),
    check ((state = 'FAILED') = (failure is not null)),
    check (transmitted_at is null or state = 'READY'),
    check (removed_at is null or transmitted_at is not null)
);
create index card_package_open on card_package (id) where state in ('QUEUED', 'PREPARING');
create index card_package_kept on card_package (transmitted_at) where removed_at is null;
create index card_package_content on card_package (content_sha256);
create index card_package_certificate on card_package (certificate);

-- What was fixed of each entry, and the company's answer. A student is in one package of a campaign.
create table card_package_entry (
    package_id     integer     not null references card_package,
    campaign_id    integer     not null references card_campaign,
    number         integer     not null check (number between 1 and 999999),
    entry_id       bigint      not null unique references card_entry,
    student_number text        not null references student,
    name           text        not null,
    name_en        text        not null,
    department     text        not null,
    kind           text        not null,
    channel        text        not null,
    photo_sha256   text        not null check (photo_sha256 ~ '^[0-9a-f]{64}$'),
    photo_bytes    integer     check (photo_bytes > 0),
    receipt        text        check (receipt in ('ACCEPTED', 'REFUSED')),
    receipt_code   text        check (length(receipt_code) between 1 and 64),
    receipt_at     timestamptz,
    primary key (campaign_id, number),
    check ((receipt is null) = (receipt_at is null)),
    check ((receipt = 'REFUSED') = (receipt_code is not null))
);
create index card_package_entry_package on card_package_entry (package_id, number);
create index card_package_entry_student on card_package_entry (campaign_id, student_number);
create index card_package_entry_photo on card_package_entry (photo_sha256);

-- Every word of the company on a card, also what came late and changed nothing.
create table card_report (
    id           bigint      generated always as identity primary key,
    campaign_id  integer     not null,
    number       integer     not null,
    status       text        not null check (status in ('LINKED', 'APPLIED', 'REFUSED', 'SHIPPED', 'DELIVERED', 'REISSUED')),
    reported_on  date        not null,  -- the day in Seoul on which it happened
    code         text        not null default '' check (length(code) <= 64),
    effect       text        not null check (effect in ('MOVED', 'LATE', 'NOTED')),
    received_at  timestamptz not null,
    received_by  text        not null,
    received_by_name text    not null,
    foreign key (campaign_id, number) references card_package_entry,
    unique (campaign_id, number, status, reported_on, code)
);
create trigger card_report_append_only before update or delete on card_report
    for each row execute function refuse_change();

-- 서면 신청: a form on paper, received by the department and sent on to the company.
create table card_paper_application (
    entry_id         bigint      primary key references card_entry,
    campaign_id      integer     not null references card_campaign,
    department_id    integer     not null references department,
    student_number   text        not null references student,
    received_on      date        not null,
    sent_on          date,
    registered_at    timestamptz not null,
    registered_by    text        not null,
    registered_by_name text      not null,
    version          integer     not null default 1,
    check (sent_on is null or sent_on >= received_on)
);
create index card_paper_application_of on card_paper_application (campaign_id, department_id, student_number);
create index card_paper_application_student on card_paper_application (student_number);
