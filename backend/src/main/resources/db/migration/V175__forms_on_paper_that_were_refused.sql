-- Whom the card company refuses after a form on paper may hand in another one. The form before stays on record and counts no
-- more.
alter table card_paper_application
    drop constraint card_paper_application_pkey,
    add column id            bigint generated always as identity primary key,
    add column superseded_at timestamptz;
create unique index card_paper_application_counting on card_paper_application (entry_id) where superseded_at is null;
create index card_paper_application_of_entry on card_paper_application (entry_id);

create or replace function guard_card_paper_application() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.id, new.entry_id, new.campaign_id, new.department_id, new.student_number, new.received_on,
           new.registered_at, new.registered_by, new.registered_by_name)
          is distinct from (old.id, old.entry_id, old.campaign_id, old.department_id, old.student_number, old.received_on,
                            old.registered_at, old.registered_by, old.registered_by_name)
       or old.superseded_at is not null then
        raise exception 'a form stays as it was registered' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
