-- After the dean's word academic affairs may reopen departments (a supplementary round): what was approved stays as it is,
-- and only who is new goes to the dean and into the next package. Whoever hands the list over does not approve it.
alter table card_campaign
    add column round           integer not null default 1 check (round >= 1),
    add column submitted_by_id text,   -- accounts; the columns without _id hold names
    add column decided_by_id   text,
    add constraint card_campaign_four_eyes
        check (state not in ('APPROVED', 'TRANSFERRED') or decided_by_id <> submitted_by_id);

alter table card_entry
    add column approved_at     timestamptz,  -- since when the dean has approved the student; frozen from then on
    add column department_name text check (length(department_name) between 1 and 100),  -- as approved, for the card
    add column told_channel    text check (told_channel in ('MOBILE', 'PAPER'));        -- how the student was told to apply
update card_entry e
   set approved_at = coalesce(c.decided_at, e.changed_at), department_name = d.name_ko
  from card_campaign c, department d
 where c.id = e.campaign_id and d.id = e.department_id
   and (e.state not in ('ON_ROSTER', 'REMOVED') or e.state = 'ON_ROSTER' and c.state in ('APPROVED', 'TRANSFERRED'));
update card_entry set told_channel = channel where application_told;
alter table card_entry
    add constraint card_entry_approved check (approved_at is not null or state in ('ON_ROSTER', 'REMOVED'));
create index card_entry_picture on card_entry (photo_sha256) where current and state = 'ON_ROSTER';

-- For which reasons a student was told last of being left off.
alter table card_roster_item add column told_reasons text[];

-- A refusal of data that were never linked can be settled by taking the student off; the next entry is a new one. The
-- photo changes only while the department may still work on the list.
create or replace function guard_card_entry() returns trigger language plpgsql as $$
declare
    allowed text[];
begin
    if tg_op = 'DELETE' then
        raise exception 'entries of cards are kept' using errcode = 'restrict_violation';
    end if;
    if (new.campaign_id, new.department_id, new.student_number)
       is distinct from (old.campaign_id, old.department_id, old.student_number) then
        raise exception 'an entry of a card stays with its student' using errcode = 'restrict_violation';
    end if;
    if (new.photo_id, new.photo_sha256, new.kind) is distinct from (old.photo_id, old.photo_sha256, old.kind)
       and (old.state <> 'ON_ROSTER' or new.state <> 'ON_ROSTER' or old.approved_at is not null
            or (select state from card_campaign where id = new.campaign_id) <> 'OPEN') then
        raise exception 'the photo of a card changes only on the roster' using errcode = 'restrict_violation';
    end if;
    if old.approved_at is not null and (new.approved_at, new.department_name)
       is distinct from (old.approved_at, old.department_name) then
        raise exception 'what was approved of a card stays' using errcode = 'restrict_violation';
    end if;
    if new.state <> old.state then
        allowed := case old.state
            when 'ON_ROSTER' then array['SENT_TO_ISSUER', 'REMOVED']
            when 'SENT_TO_ISSUER' then array['ISSUER_LINKED', 'ISSUER_REFUSED']
            when 'ISSUER_LINKED' then array['APPLIED', 'SHIPPED', 'DELIVERED', 'ISSUER_REFUSED']
            when 'APPLIED' then array['SHIPPED', 'DELIVERED', 'ISSUER_REFUSED']
            when 'SHIPPED' then array['DELIVERED']
            when 'ISSUER_REFUSED' then array['ISSUER_LINKED', 'APPLIED', 'SHIPPED', 'DELIVERED', 'REMOVED']
            else array[]::text[]
        end;
        if not new.state = any (allowed) then
            raise exception 'an entry of a card does not go from % to %', old.state, new.state
                using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
