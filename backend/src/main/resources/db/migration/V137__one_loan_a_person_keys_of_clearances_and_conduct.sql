-- Somebody admitted who applied by application number is the student who gets a number later: an application follows its
-- person, so that the unique index on term and student counts both ways of applying (제6조).
alter table loan_application drop constraint loan_application_check;
alter table loan_application add constraint loan_application_of_somebody
    check (student_number is not null or application_number is not null);

-- Whoever applied both ways so far keeps both applications as they are; only new ones are refused.
update loan_application a
   set student_number = admitted.student_number
  from term, matriculation_applicant admitted
 where term.id = a.term_id and admitted.entrance_year = term.year
   and admitted.application_number = a.application_number
   and a.student_number is null and admitted.student_number is not null
   and not exists (select 1 from loan_application other
                    where other.term_id = a.term_id and other.student_number = admitted.student_number);

-- An application by application number belongs to the student from the moment on that there is one.
create function loan_application_finds_student() returns trigger language plpgsql as $$
begin
    if new.application_number is not null and new.student_number is null then
        select admitted.student_number into new.student_number
          from matriculation_applicant admitted
          join term on term.id = new.term_id and term.year = admitted.entrance_year
         where admitted.application_number = new.application_number
           for share of admitted;
    end if;
    return new;
end $$;
create trigger loan_application_finds_student before insert on loan_application
    for each row execute function loan_application_finds_student();

-- Numbers are given before or after loans are entered, never meanwhile: otherwise each would miss what the other writes.
create function numbering_waits_for_loans() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('loan-application'), 0);
    return null;
end $$;
create trigger matriculation_applicant_waits_for_loans before update of student_number on matriculation_applicant
    for each statement execute function numbering_waits_for_loans();
create function loan_application_follows_number() returns trigger language plpgsql as $$
begin
    update loan_application a
       set student_number = new.student_number
      from term
     where term.id = a.term_id and term.year = new.entrance_year and a.application_number = new.application_number
       and a.student_number is null;
    return null;
end $$;
create trigger matriculation_applicant_numbers_loans after update of student_number on matriculation_applicant
    for each row when (old.student_number is null and new.student_number is not null)
    execute function loan_application_follows_number();

-- A client answers clearances for those whose codes its scopes name (clearances.write:LIBRARY). Nobody can tell whose the
-- old keys were, so these must be given their codes anew.
update api_client
   set scopes = array_to_string(array_remove(string_to_array(scopes, ' '), 'clearances.write'), ' '), version = version + 1
 where 'clearances.write' = any(string_to_array(scopes, ' '));

-- 상벌: an entry stays as it was written and is taken back once at most (제44조①).
create function conduct_entry_is_only_taken_back() returns trigger language plpgsql as $$
declare
    taken_back constant text[] := '{revoked_at,revoked_by_name,revocation,version}';
begin
    if tg_op = 'DELETE' or old.revoked_at is not null or new.revoked_at is null
            or (to_jsonb(new) - taken_back) is distinct from (to_jsonb(old) - taken_back) then
        raise exception '% is append-only: an entry can only be taken back, once', tg_table_name
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger conduct_entry_append_only before update or delete on conduct_entry
    for each row execute function conduct_entry_is_only_taken_back();
