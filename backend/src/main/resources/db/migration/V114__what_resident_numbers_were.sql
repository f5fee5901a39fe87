-- What a resident number was before it was corrected (제44조④). Kept sealed; a rotation of keys may seal it anew and
-- nothing else about it ever changes.
create table resident_number_history (
    id             integer     generated always as identity primary key,
    student_number text        not null references student,
    key_id         text,
    sealed         bytea,
    masked         text,
    masked_after   text        not null,
    source         text        not null,                 -- record-change/12
    at             timestamptz not null,
    actor_id       text        not null,
    actor_name     text        not null,
    check ((key_id is null) = (sealed is null) and (sealed is null) = (masked is null))
);
create index resident_number_history_student on resident_number_history (student_number, id);
create index resident_number_history_key on resident_number_history (key_id) where key_id is not null;

create function refuse_change_but_sealing() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (to_jsonb(old) - array ['key_id', 'sealed']) = (to_jsonb(new) - array ['key_id', 'sealed'])
       and (old.sealed is null) = (new.sealed is null) then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger resident_number_history_append_only before update or delete on resident_number_history
    for each row execute function refuse_change_but_sealing();
