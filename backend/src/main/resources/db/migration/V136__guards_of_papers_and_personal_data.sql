-- Papers are purged some years after graduation (제16조④): nobody has a day of graduation who has not graduated. Looked at
-- when the transaction ends, so that state and day may be written in either order.
create function require_graduated() returns trigger language plpgsql as $$
begin
    if not exists (select from student
                    where student_number = new.student_number and state = 'GRADUATED'
                      and make_date(entrance_year, 3, 1) <= new.graduated_on) then
        raise exception 'student % has not graduated by %', new.student_number, new.graduated_on
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger document_retention_of_graduates after insert or update on document_retention
    deferrable initially deferred for each row execute function require_graduated();
