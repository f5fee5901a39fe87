-- Tuition as far as enrollment needs it: credits paid for, by student and term (제5조③). The sum is kept beside the
-- payments by the database itself, and its row is the lock under which both sides of rule 13 meet: who pays, and who
-- cancels for lack of payment.
create table tuition_account (
    student_number text     not null references student,
    term_id        integer  not null references term,
    paid_credits   integer  not null default 0 check (paid_credits >= 0),
    paid_won       bigint   not null default 0 check (paid_won >= 0),
    primary key (student_number, term_id)
) with (fillfactor = 80);

create table tuition_payment (
    id             integer     generated always as identity primary key,
    reference      text        not null unique check (reference ~ '^[A-Za-z0-9._-]{1,64}$'),  -- the bank's or the finance system's number
    student_number text        not null references student,
    term_id        integer     not null references term,
    credits        smallint    not null check (credits between -60 and 60),
    amount_won     bigint      not null check (amount_won between -999999999 and 999999999),
    paid_on        date        not null,
    reverses       text,                           -- reference of the payment that is taken back, in part or as a whole
    recorded_at    timestamptz not null,
    unique (reference, student_number, term_id),
    foreign key (reverses, student_number, term_id)
        references tuition_payment (reference, student_number, term_id),
    check (credits <> 0 or amount_won <> 0),
    check (case when reverses is null then credits >= 0 and amount_won >= 0
                else credits <= 0 and amount_won <= 0 end)
);
create index tuition_payment_student on tuition_payment (student_number, term_id, id);
create index tuition_payment_reverses on tuition_payment (reverses) where reverses is not null;
create trigger tuition_payment_append_only before update or delete on tuition_payment
    for each row execute function refuse_change();

-- Not more is taken back than was paid, and only from a payment, not from another reversal.
create function check_reversal() returns trigger language plpgsql as $$
declare
    paid tuition_payment;
    back record;
begin
    select * into paid from tuition_payment where reference = new.reverses for update;
    select coalesce(sum(credits), 0) as credits, coalesce(sum(amount_won), 0) as won into back
      from tuition_payment where reverses = new.reverses;
    if paid.reverses is not null or paid.credits + back.credits + new.credits < 0
       or paid.amount_won + back.won + new.amount_won < 0 then
        raise exception 'reversal % exceeds payment %', new.reference, new.reverses
            using errcode = 'check_violation', constraint = 'tuition_payment_reversal';
    end if;
    return new;
end $$;
create trigger tuition_payment_reversal before insert on tuition_payment
    for each row when (new.reverses is not null) execute function check_reversal();

create function add_to_tuition_account() returns trigger language plpgsql as $$
begin
    insert into tuition_account as account (student_number, term_id, paid_credits, paid_won)
    values (new.student_number, new.term_id, greatest(new.credits, 0), greatest(new.amount_won, 0))
    on conflict (student_number, term_id) do update
       set paid_credits = account.paid_credits + new.credits, paid_won = account.paid_won + new.amount_won;
    return null;
end $$;
create trigger tuition_payment_sum after insert on tuition_payment
    for each row execute function add_to_tuition_account();
