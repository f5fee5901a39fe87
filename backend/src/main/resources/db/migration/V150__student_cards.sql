-- 학생증 발급: a campaign with its stages, the departments' rosters, and what becomes of each student on them.
create table card_campaign (
    id               integer     generated always as identity primary key,
    code             text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{1,39}$'),
    year             smallint    not null check (year between 1900 and 9999),  -- 학년도: whose entrants apply
    title_ko         text        not null check (length(title_ko) between 1 and 100),
    title_en         text        not null check (length(title_en) between 1 and 100),
    -- OPEN: photos and rosters. SUBMITTED: waits for the dean (결재). CLOSED: over, whatever came of it.
    state            text        not null default 'OPEN'
                     check (state in ('OPEN', 'SUBMITTED', 'APPROVED', 'TRANSFERRED', 'CLOSED')),
    opens_on         date        not null,
    photo_until      date        not null,  -- until the end of these days in Seoul …
    roster_until     date        not null,
    transmission_until date      not null,
    link_until       date        not null,
    application_from date        not null,  -- … and from the beginning of these
    delivery_from    date        not null,
    created_at       timestamptz not null,
    submitted_at     timestamptz,
    submitted_by     text,
    decided_at       timestamptz,           -- the latest decision of the dean
    decided_by       text,
    decision_reason  text        check (length(decision_reason) between 1 and 500),
    transferred_at   timestamptz,
    closed_at        timestamptz,
    version          integer     not null default 1,
    check (opens_on <= photo_until and photo_until <= roster_until and roster_until <= transmission_until
           and transmission_until <= link_until and link_until <= application_from and application_from <= delivery_from),
    check (state <> 'SUBMITTED' or submitted_at is not null),
    check (state not in ('APPROVED', 'TRANSFERRED') or decided_at is not null),
    check (state <> 'TRANSFERRED' or transferred_at is not null),
    check ((state = 'CLOSED') = (closed_at is not null))
);

-- Which departments a campaign is for; a department is in one campaign at a time that is not closed.
create table card_campaign_department (
    campaign_id   integer not null references card_campaign,
    department_id integer not null references department,
    current       boolean not null default true,
    primary key (campaign_id, department_id)
);
create unique index card_campaign_department_current on card_campaign_department (department_id) where current;
create index card_campaign_department_department on card_campaign_department (department_id);

-- 신청명단, one per campaign and department.
create table card_roster (
    id            integer     generated always as identity primary key,
    campaign_id   integer     not null,
    department_id integer     not null,
    -- REOPENED: was sent, and may be sent once more; until then what was sent counts.
    state         text        not null default 'DRAFT' check (state in ('DRAFT', 'SENT', 'REOPENED')),
    created_at    timestamptz not null,
    sent_at       timestamptz,
    sent_by       text,
    sent_by_name  text,
    version       integer     not null default 1,
    unique (campaign_id, department_id),
    foreign key (campaign_id, department_id) references card_campaign_department,
    check ((state = 'DRAFT') = (sent_at is null)),
    check ((sent_at is null) = (sent_by is null))
);

-- Each student that the department has to decide on: on the roster, or left off with the reasons.
create table card_roster_item (
    roster_id       integer     not null references card_roster on delete cascade,
    student_number  text        not null references student,
    listed          boolean     not null,
    reasons         jsonb       not null default '[]',  -- why not: code, article, facts
    channel         text        check (channel in ('MOBILE', 'PAPER')),
    photo_id        uuid        references student_photo,  -- the approved one when the roster was last built
    photo_sha256    text        check (photo_sha256 ~ '^[0-9a-f]{64}$'),
    confirmed_photo uuid,                                  -- the one that the department saw and knows the person by
    confirmed_version integer,
    confirmed_at    timestamptz,
    confirmed_by    text,
    removed_reason  text        check (length(removed_reason) between 1 and 500),
    changed_at      timestamptz not null,
    primary key (roster_id, student_number),
    check (not listed or (channel is not null and photo_id is not null and photo_sha256 is not null)),
    check (not listed or removed_reason is null),
    check ((confirmed_photo is null) = (confirmed_at is null)),
    check ((confirmed_photo is null) = (confirmed_version is null))
);
create index card_roster_item_student on card_roster_item (student_number);
create index card_roster_item_photo on card_roster_item (photo_id);

-- When academic affairs lets a department work after the stage's end.
create table card_roster_reopening (
    id            integer     generated always as identity primary key,
    campaign_id   integer     not null,
    department_id integer     not null,
    until         date        not null,
    photos        boolean     not null,  -- whether its students may upload photos as long
    reason        text        not null check (length(reason) between 1 and 500),
    at            timestamptz not null,
    by            text        not null,
    by_name       text        not null,
    foreign key (campaign_id, department_id) references card_campaign_department
);
create index card_roster_reopening_of on card_roster_reopening (campaign_id, department_id, id);
create trigger card_roster_reopening_append_only before update or delete on card_roster_reopening
    for each row execute function refuse_change();

-- A student on a roster that was sent. REMOVED: taken off again before the transfer.
create table card_entry (
    id             bigint      generated always as identity primary key,
    campaign_id    integer     not null references card_campaign,
    department_id  integer     not null references department,
    student_number text        not null references student,
    kind           text        not null check (kind in ('NEW_STUDENT', 'ENROLLED_STUDENT')),  -- 구분(신입생, 재학생)
    photo_id       uuid        not null references student_photo,
    photo_sha256   text        not null check (photo_sha256 ~ '^[0-9a-f]{64}$'),
    state          text        not null default 'ON_ROSTER' check (state in ('ON_ROSTER', 'SENT_TO_ISSUER',
                   'ISSUER_LINKED', 'APPLIED', 'SHIPPED', 'DELIVERED', 'ISSUER_REFUSED', 'REMOVED')),
    channel        text        not null check (channel in ('MOBILE', 'PAPER')),
    mobile_from    date,       -- on paper for the age alone: from this day on by mobile after all
    refusal_code   text        check (length(refusal_code) between 1 and 64),
    current        boolean     not null default true,  -- of a campaign that is not closed, and not removed
    changed_at     timestamptz not null,
    version        integer     not null default 1,
    foreign key (campaign_id, department_id) references card_campaign_department,
    check (mobile_from is null or channel = 'PAPER'),
    check (state <> 'ISSUER_REFUSED' or refusal_code is not null),
    check (state <> 'REMOVED' or not current)
);
create unique index card_entry_once on card_entry (campaign_id, student_number) where state <> 'REMOVED';
create unique index card_entry_current on card_entry (student_number) where current;
create index card_entry_student on card_entry (student_number, id);
create index card_entry_roster on card_entry (campaign_id, department_id, student_number);
create index card_entry_photo on card_entry (photo_id);

-- Entries go forward only. The company may leave out steps that it does not report, but it can neither ship nor take an
-- application before it has linked the data; a refusal can be made good.
create function guard_card_entry() returns trigger language plpgsql as $$
declare
    allowed text[];
begin
    if tg_op = 'DELETE' then
        raise exception 'entries of cards are kept' using errcode = 'restrict_violation';
    end if;
    if (new.campaign_id, new.department_id, new.student_number)
       is distinct from (old.campaign_id, old.department_id, old.student_number) then
        raise exception 'an entry of a card stays with its student' using errcode = 'restrict_violation';
    end if;
    if new.photo_id <> old.photo_id and not (old.state = 'ON_ROSTER' and new.state = 'ON_ROSTER') then
        raise exception 'the photo of a card changes only on the roster' using errcode = 'restrict_violation';
    end if;
    if new.state <> old.state then
        allowed := case old.state
            when 'ON_ROSTER' then array['SENT_TO_ISSUER', 'REMOVED']
            when 'SENT_TO_ISSUER' then array['ISSUER_LINKED', 'ISSUER_REFUSED']
            when 'ISSUER_LINKED' then array['APPLIED', 'SHIPPED', 'DELIVERED', 'ISSUER_REFUSED']
            when 'APPLIED' then array['SHIPPED', 'DELIVERED', 'ISSUER_REFUSED']
            when 'SHIPPED' then array['DELIVERED']
            when 'ISSUER_REFUSED' then array['ISSUER_LINKED', 'APPLIED', 'SHIPPED', 'DELIVERED']
            else array[]::text[]
        end;
        if not new.state = any (allowed) then
            raise exception 'an entry of a card does not go from % to %', old.state, new.state
                using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
create trigger card_entry_guard before update or delete on card_entry
    for each row execute function guard_card_entry();

-- What happened to an entry, for the timeline.
create table card_entry_event (
    id         bigint      generated always as identity primary key,
    entry_id   bigint      not null references card_entry,
    state      text        not null,
    channel    text        not null,
    code       text        check (length(code) between 1 and 64),
    facts      jsonb       not null default '{}',
    at         timestamptz not null,  -- when it happened, as told
    recorded_at timestamptz not null,
    actor_id   text        not null,
    actor_name text        not null
);
create index card_entry_event_of on card_entry_event (entry_id, id);
create trigger card_entry_event_append_only before update or delete on card_entry_event
    for each row execute function refuse_change();

-- Cards that were issued, here or as far back as the history that was imported.
create table student_card (
    id             bigint      generated always as identity primary key,
    student_number text        not null references student,
    issued_on      date        not null,
    source         text        not null check (source in ('CAMPAIGN', 'IMPORT')),
    entry_id       bigint      unique references card_entry,
    department_name text       check (length(department_name) between 1 and 100),  -- as printed, when it is known
    recorded_at    timestamptz not null,
    check ((source = 'CAMPAIGN') = (entry_id is not null)),
    unique (student_number, issued_on)
);

-- What students say for a campaign.
create table card_declaration (
    campaign_id    integer     not null references card_campaign,
    student_number text        not null references student,
    own_phone      boolean,    -- whether the mobile phone is in their own name; null while they have not said
    delivery       text        not null default 'HOME' check (delivery in ('HOME', 'SCHOOL')),
    changed_at     timestamptz not null,
    version        integer     not null default 1,
    primary key (campaign_id, student_number)
);
create index card_declaration_student on card_declaration (student_number);
