-- 연습 학기: a copy of a term's sections that students use for practice. Its code begins with REHEARSAL-, its sections'
-- titles with a mark that no answer can lose. One for each term at a time.
alter table term
    add column rehearsal_of integer unique references term,
    drop constraint term_year_season_key,
    add constraint term_rehearsal_shows check ((rehearsal_of is not null) = (code like 'REHEARSAL-%')),
    add constraint term_not_its_own_rehearsal check (rehearsal_of <> id);
create unique index term_year_season_key on term (year, season) where rehearsal_of is null;

-- What was real stays real: otherwise its decisions could be deleted by calling it a rehearsal.
create function refuse_change_of_rehearsal() returns trigger language plpgsql as $$
begin
    raise exception 'a term is real or a rehearsal for ever' using errcode = 'restrict_violation';
end $$;
create trigger term_rehearsal_for_ever before update of rehearsal_of on term
    for each row when (old.rehearsal_of is distinct from new.rehearsal_of)
    execute function refuse_change_of_rehearsal();

-- Runs before section_search_text, by name.
create function mark_rehearsal_title() returns trigger language plpgsql as $$
begin
    if new.title not like '[연습·Rehearsal] %'
       and exists (select 1 from term where id = new.term_id and rehearsal_of is not null) then
        new.title := '[연습·Rehearsal] ' || new.title;
    end if;
    return new;
end $$;
create trigger section_mark_rehearsal before insert or update of title, term_id on section
    for each row execute function mark_rehearsal_title();

-- Decisions stay for ever, except those of a rehearsal that is being discarded: the transaction says which.
create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
           select 1 from section join term on term.id = section.term_id
            where section.id = old.section_id and term.rehearsal_of is not null
              and term.id::text = current_setting('haksa.discarded_rehearsal', true)) then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger enrollment_decision_append_only on enrollment_decision;
create trigger enrollment_decision_append_only before update or delete on enrollment_decision
    for each row execute function refuse_change_of_decision();
