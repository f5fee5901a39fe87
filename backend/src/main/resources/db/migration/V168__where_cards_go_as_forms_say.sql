-- 수령지 on a form on paper: what the student wrote there counts; home by default. Forms of before: as the student had said.
alter table card_paper_application
    add column delivery text not null default 'HOME' check (delivery in ('HOME', 'SCHOOL'));
update card_paper_application a
   set delivery = w.delivery
  from card_declaration w
 where w.campaign_id = a.campaign_id and w.student_number = a.student_number;
create trigger card_paper_application_delivery before update of delivery on card_paper_application
    for each row execute function guard_card_delivery();
