-- Seats that were given back but are not free yet, how many wait, and how many were ever given back.
alter table section_seats
    add column withheld integer not null default 0 check (withheld >= 0),
    add column waiting  integer not null default 0 check (waiting >= 0),
    add column freed    integer not null default 0 check (freed >= 0),
    drop constraint section_seats_within_capacity,
    add constraint section_seats_within_capacity check (enrolled >= 0 and enrolled + withheld <= capacity);

-- 대기: the order is that of the sequence, which is drawn under the lock on the section's seats. A place is only ever
-- added at the end, so positions only ever fall.
create sequence waitlist_sequence;
create table waitlist_entry (
    student_number   text        not null references student,
    section_id       integer     not null references section on delete cascade,
    term_id          integer     not null references term,
    sequence         bigint      not null,
    state            text        not null check (state in ('WAITING', 'PROMOTED', 'LEFT', 'PLACE_LOST', 'SECTION_CLOSED')),
    drops_section_id integer     references section on delete set null,  -- swap: given back when the seat comes
    freed_before     integer     not null,         -- section_seats.freed when the student joined
    joined_at        timestamptz not null,
    changed_at       timestamptz not null,
    last_offer_at    timestamptz,                  -- when a seat was offered that rules kept the student from taking
    last_offer       jsonb,                        -- and those reasons
    primary key (student_number, section_id),
    check (drops_section_id <> section_id)
) with (fillfactor = 80);
create unique index waitlist_entry_order on waitlist_entry (section_id, sequence) where state = 'WAITING';
create index waitlist_entry_student on waitlist_entry (student_number, term_id) where state = 'WAITING';

-- When a seat that nobody waiting takes becomes free for everybody; a section's own policy beats the term's.
create table seat_release_policy (
    id            integer  generated always as identity primary key,
    term_id       integer  not null references term on delete cascade,
    section_id    integer  references section on delete cascade,  -- null: all sections of the term
    kind          text     not null check (kind in ('AT_ONCE', 'WAITLIST_FIRST', 'FIXED_TIMES', 'RANDOM_DELAY')),
    times         time[]   not null default '{}',  -- FIXED_TIMES: clock times in Seoul
    min_minutes   integer  check (min_minutes >= 0),
    max_minutes   integer  check (max_minutes > min_minutes and max_minutes <= 10080),
    version       integer  not null default 0,
    unique nulls not distinct (term_id, section_id),
    check ((kind = 'FIXED_TIMES') = (cardinality(times) > 0)),
    check ((kind = 'RANDOM_DELAY') = (min_minutes is not null and max_minutes is not null))
);

-- Seats that were given back and become free later.
create table seat_release (
    id          bigint      generated always as identity primary key,
    section_id  integer     not null references section on delete cascade,
    seats       integer     not null check (seats > 0),
    freed_at    timestamptz not null,
    due_at      timestamptz not null,
    released_at timestamptz
);
create index seat_release_due on seat_release (due_at) where released_at is null;
create index seat_release_section on seat_release (section_id) where released_at is null;

-- Capacities are changed from many places, with or without the product. Who lowers one takes withheld seats first:
-- nobody was promised those. Seats that are added while somebody waits are withheld until they have been offered to the
-- waiting students, so that no passer-by is faster.
create function follow_capacity() returns trigger language plpgsql as $$
begin
    if new.capacity < old.capacity then
        new.withheld := least(new.withheld, greatest(new.capacity - new.enrolled, 0));
    elsif new.waiting > 0 then
        new.withheld := new.withheld + new.capacity - old.capacity;
        new.freed := new.freed + new.capacity - old.capacity;
        insert into seat_release (section_id, seats, freed_at, due_at)
        values (new.section_id, new.capacity - old.capacity, now(), to_timestamp(0));
    end if;
    return new;
end $$;
create trigger section_seats_capacity before update of capacity on section_seats
    for each row when (new.capacity <> old.capacity) execute function follow_capacity();

-- 예비수강신청: what a student plans, in the order of preference; each entry is a choice and what else would do.
create table cart (
    student_number text        not null references student,
    term_id        integer     not null references term,
    entries        jsonb       not null,
    updated_at     timestamptz not null,
    version        integer     not null default 0,
    primary key (student_number, term_id)
);

alter table enrollment_decision drop constraint enrollment_decision_action_check,
    add constraint enrollment_decision_action_check check (action in ('ENROLL', 'DROP', 'JOIN_WAITLIST',
        'LEAVE_WAITLIST', 'PROMOTE', 'CANCEL_SECTION_CLOSED', 'CANCEL_UNDERPAID', 'WITHDRAW'));

-- Whom an event concerns. Events are numbered under a lock that is held until the commit (see Outbox), so the numbers
-- are the order in which they became visible: a reader that goes by them misses nothing.
alter table outbox_event add column student_number text;
create index outbox_event_student on outbox_event (student_number, id) where student_number is not null;
