-- Departments are renamed and programs move; what was said of a campaign, a card or a change of major keeps the names of its
-- time. Null: the campaign follows the names of today until the dean approves it, or it ends.
alter table card_campaign_department
    add column name_ko text,
    add column name_en text;

-- Of which department a card is: the name on it alone does not tell a renaming from a change of major.
alter table student_card add column department_id integer references department;
create index student_card_department on student_card (department_id);

-- How the departments were called between which a student changed.
alter table student_change
    add column former_department text,
    add column new_department    text;
create function name_departments_of_change() returns trigger language plpgsql as $$
begin
    new.former_department := (select d.name_ko from program p join department d on d.id = p.department_id
                               where p.code = new.before ->> 'program');
    new.new_department := (select d.name_ko from program p join department d on d.id = p.department_id
                            where p.code = new.after ->> 'program');
    return new;
end $$;
create trigger student_change_departments before insert on student_change
    for each row when (new.kind = 'PROGRAM_CHANGED') execute function name_departments_of_change();
