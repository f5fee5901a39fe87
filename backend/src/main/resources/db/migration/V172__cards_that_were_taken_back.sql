-- A card that was imported by mistake can be taken back, with a reason: it stays on record and counts for nothing. What a
-- campaign issued is not a matter of a file, and stays.
alter table student_card
    add column voided_at      timestamptz,
    add column voided_by      text,
    add column voided_by_name text,
    add column void_reason    text check (length(void_reason) between 1 and 500),
    add constraint student_card_voided check (
        (voided_at is null) = (voided_by is null) and (voided_at is null) = (voided_by_name is null)
        and (voided_at is null) = (void_reason is null)),
    add constraint student_card_voided_import check (voided_at is null or source = 'IMPORT'),
    drop constraint student_card_student_number_issued_on_key;
-- The card that a campaign issued is on record even where a file has named that day before: taking the file back leaves it.
create unique index student_card_once on student_card (student_number, issued_on, source) where voided_at is null;
create index student_card_student on student_card (student_number, id);

drop trigger student_card_insert_only on student_card;
create function guard_student_card() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.voided_at is not null or new.voided_at is null
       or (new.id, new.student_number, new.issued_on, new.source, new.entry_id, new.department_name,
        new.department_id, new.recorded_at)
          is distinct from (old.id, old.student_number, old.issued_on, old.source, old.entry_id, old.department_name,
                            old.department_id, old.recorded_at) then
        raise exception 'a card that was issued is only taken back' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger student_card_guard before update or delete on student_card
    for each row execute function guard_student_card();
