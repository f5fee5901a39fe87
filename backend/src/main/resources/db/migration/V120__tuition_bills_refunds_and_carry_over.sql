-- 고지: what a student was charged for a term. Where there is none, what was paid stands for it.
create table tuition_bill (
    student_number    text        not null references student,
    term_id           integer     not null references term,
    tuition_won       bigint      not null check (tuition_won between 0 and 999999999),
    admission_fee_won bigint      not null check (admission_fee_won between 0 and 999999999),
    entered_at        timestamptz not null,
    entered_by        text        not null,
    version           integer     not null default 0,
    primary key (student_number, term_id)
);
create index tuition_bill_term on tuition_bill (term_id);

-- Sums of the entries below. The last check is the guard of article 3: no won is given back or carried over twice.
-- paid_credits counts the credits that a carry-over brings, since enrollment looks there (제5조③).
alter table tuition_account
    add column refunded_won    bigint not null default 0 check (refunded_won >= 0),
    add column carried_out_won bigint not null default 0 check (carried_out_won >= 0),
    add column carried_in_won  bigint not null default 0 check (carried_in_won >= 0),
    add constraint tuition_account_nothing_twice check (refunded_won + carried_out_won <= paid_won + carried_in_won);
create index tuition_account_term on tuition_account (term_id);

-- What became of what was paid (제3조③④): claims of refunds, and carry-overs that are later applied to another term or
-- released, for example when the student withdraws from leave and gets a refund instead.
create table tuition_entry (
    id                 integer     generated always as identity primary key,
    student_number     text        not null references student,
    term_id            integer     not null references term,
    kind               text        not null check (kind in ('REFUND', 'CARRY_OVER', 'CARRY_OVER_APPLIED', 'CARRY_OVER_RELEASED')),
    event              text        not null check (event in ('WITHDRAWAL', 'ADMISSION_GIVEN_UP', 'LEAVE_GENERAL', 'LEAVE_SICK', 'LEAVE_MILITARY')),
    amount_won         bigint      not null check (amount_won between 0 and 999999999),
    credits            integer     not null default 0 check (credits >= 0),
    base_date          date        not null,
    source             text        not null,       -- what it goes back to, such as record-change/12
    settles            integer     references tuition_entry,
    facts              jsonb       not null,
    regulation_version text        not null,
    recorded_at        timestamptz not null,
    recorded_by        text        not null,
    check ((settles is not null) = (kind in ('CARRY_OVER_APPLIED', 'CARRY_OVER_RELEASED')))
);
create unique index tuition_entry_once on tuition_entry (student_number, term_id, kind, source) where settles is null;
create unique index tuition_entry_settled_once on tuition_entry (settles) where settles is not null;
create index tuition_entry_student on tuition_entry (student_number, id);
create index tuition_entry_term on tuition_entry (term_id);
create trigger tuition_entry_append_only before update or delete on tuition_entry
    for each row execute function refuse_change();

-- A carry-over is settled as a whole: in its own term when released, in another when applied.
create function check_settlement() returns trigger language plpgsql as $$
declare
    settled tuition_entry;
begin
    select * into settled from tuition_entry where id = new.settles;
    if settled.kind <> 'CARRY_OVER' or settled.student_number <> new.student_number
       or settled.amount_won <> new.amount_won or settled.credits <> new.credits
       or (settled.term_id = new.term_id) <> (new.kind = 'CARRY_OVER_RELEASED') then
        raise exception 'entry % cannot be settled like this', new.settles
            using errcode = 'check_violation', constraint = 'tuition_entry_settlement';
    end if;
    return new;
end $$;
create trigger tuition_entry_settlement before insert on tuition_entry
    for each row when (new.settles is not null) execute function check_settlement();

create function add_entry_to_tuition_account() returns trigger language plpgsql as $$
begin
    insert into tuition_account (student_number, term_id) values (new.student_number, new.term_id) on conflict do nothing;
    update tuition_account
       set refunded_won = refunded_won + case when new.kind = 'REFUND' then new.amount_won else 0 end,
           carried_out_won = carried_out_won + case new.kind when 'CARRY_OVER' then new.amount_won
                                                             when 'CARRY_OVER_RELEASED' then -new.amount_won else 0 end,
           carried_in_won = carried_in_won + case when new.kind = 'CARRY_OVER_APPLIED' then new.amount_won else 0 end,
           paid_credits = paid_credits + case when new.kind = 'CARRY_OVER_APPLIED' then new.credits else 0 end
     where student_number = new.student_number and term_id = new.term_id;
    return null;
end $$;
create trigger tuition_entry_sum after insert on tuition_entry
    for each row execute function add_entry_to_tuition_account();
