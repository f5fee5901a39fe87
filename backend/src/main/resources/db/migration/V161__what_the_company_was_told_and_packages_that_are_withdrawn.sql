-- How a student applies as the company was told with the package: whoever was packed with PAPER is not told to apply by
-- mobile, but from the day on that the package names. Paper is always possible. Null: in no package that counts.
alter table card_entry
    add column packaged_channel     text check (packaged_channel in ('MOBILE', 'PAPER')),
    add column packaged_mobile_from date check (packaged_mobile_from is null or packaged_channel = 'PAPER'),
    add column packaged_at          timestamptz check ((packaged_at is null) = (packaged_channel is null));
update card_entry e
   set packaged_channel = f.channel, packaged_mobile_from = f.mobile_from, packaged_at = p.created_at,
       channel = case when f.channel = 'PAPER' then 'PAPER' else e.channel end,
       mobile_from = case when f.channel = 'MOBILE' then e.mobile_from
                          when e.channel = 'MOBILE' or e.mobile_from is not null then f.mobile_from end
  from card_package_entry f join card_package p on p.id = f.package_id
 where f.entry_id = e.id;
alter table card_entry add constraint card_entry_channel_as_packaged
    check (packaged_channel is distinct from 'PAPER'
           or channel = 'PAPER' and (mobile_from is null or mobile_from is not distinct from packaged_mobile_from));

-- 회수: a package that the company has not confirmed is taken back when somebody in it is taken off, or when academic
-- affairs says so. It keeps its numbers and its hash; who is left in it comes with the next one.
do $$
declare
    found record;
begin
    for found in select conname from pg_constraint
                  where conrelid = 'card_package'::regclass and contype = 'c'
                    and (pg_get_constraintdef(oid) like '%QUEUED%' or pg_get_constraintdef(oid) like '%ready_at IS NOT NULL%'
                         or pg_get_constraintdef(oid) like '%sha256 IS NOT NULL%' or conname = 'card_package_removed') loop
        execute format('alter table card_package drop constraint %I', found.conname);
    end loop;
end $$;
alter table card_package
    add column withdrawn_at     timestamptz,
    add column withdrawn_by     text,
    add constraint card_package_state
        check (state in ('QUEUED', 'PREPARING', 'READY', 'FAILED', 'WITHDRAWN')),
    add constraint card_package_withdrawn
        check ((state = 'WITHDRAWN') = (withdrawn_at is not null)
               and (withdrawn_at is null) = (withdrawn_by is null)
               and (withdrawn_at is null or transmitted_at is null and known_sha256 is not null)),
    add constraint card_package_ready
        check ((ready_at is null) = (sha256 is null) and (ready_at is null) = (size_bytes is null)
               and (ready_at is null) = (content_sha256 is null) and (ready_at is null) = (content_bytes is null)
               and (state <> 'READY' or ready_at is not null)
               and (ready_at is null or state in ('READY', 'WITHDRAWN'))),
    add constraint card_package_removed check (removed_at is null or state in ('READY', 'WITHDRAWN'));

-- A student is in one package that counts; who was in one that was withdrawn comes again with another number.
alter table card_package_entry drop constraint card_package_entry_entry_id_key;
alter table card_package_entry add column withdrawn boolean not null default false;
create unique index card_package_entry_once on card_package_entry (entry_id) where not withdrawn;
create index card_package_entry_entry on card_package_entry (entry_id);

create or replace function guard_card_package() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.known_sha256 is not null then
            raise exception 'a package that was ready is kept' using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if (new.id, new.campaign_id, new.sequence, new.entries, new.first_number, new.created_at, new.created_by,
        new.created_by_name)
       is distinct from (old.id, old.campaign_id, old.sequence, old.entries, old.first_number, old.created_at,
        old.created_by, old.created_by_name) then
        raise exception 'what is in a package is fixed' using errcode = 'restrict_violation';
    end if;
    if old.known_sha256 is not null and new.known_sha256 is distinct from old.known_sha256 then
        raise exception 'a package keeps its hash' using errcode = 'restrict_violation';
    end if;
    if old.transmitted_at is not null and (new.transmitted_at, new.transmitted_by, new.state)
       is distinct from (old.transmitted_at, old.transmitted_by, old.state) then
        raise exception 'the company has the package' using errcode = 'restrict_violation';
    end if;
    if old.removed_at is not null and new.removed_at is distinct from old.removed_at then
        raise exception 'the file of the package is gone' using errcode = 'restrict_violation';
    end if;
    if old.state = 'WITHDRAWN' and (new.state, new.withdrawn_at, new.withdrawn_by)
       is distinct from (old.state, old.withdrawn_at, old.withdrawn_by) then
        raise exception 'a package that was withdrawn stays so' using errcode = 'restrict_violation';
    end if;
    if old.ready_at is not null and new.state in ('READY', 'WITHDRAWN')
       and (new.ready_at, new.sha256, new.size_bytes, new.content_sha256, new.content_bytes, new.certificate)
           is distinct from (old.ready_at, old.sha256, old.size_bytes, old.content_sha256, old.content_bytes,
                             old.certificate) then
        raise exception 'a package that is ready stays as it is' using errcode = 'restrict_violation';
    end if;
    if old.state = 'READY' and new.state not in ('READY', 'WITHDRAWN')
       and (new.state <> 'QUEUED' or old.certificate is null or new.certificate is null
            or new.certificate = old.certificate or old.removed_at is not null) then
        raise exception 'a package that is ready is only sealed to another certificate'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace function guard_card_package_entry() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if exists (select from card_package where id = old.package_id and known_sha256 is not null) then
            raise exception 'what is in a package is fixed' using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if (new.package_id, new.campaign_id, new.number, new.entry_id, new.student_number, new.department, new.kind,
        new.channel, new.mobile_from, new.photo_sha256)
       is distinct from (old.package_id, old.campaign_id, old.number, old.entry_id, old.student_number, old.department,
        old.kind, old.channel, old.mobile_from, old.photo_sha256)
       or (new.name, new.name_en) is distinct from (old.name, old.name_en) and (new.name, new.name_en) <> ('', '')
       or old.photo_bytes is not null and new.photo_bytes is distinct from old.photo_bytes
       or old.withdrawn and not new.withdrawn then
        raise exception 'what is in a package is fixed' using errcode = 'restrict_violation';
    end if;
    if old.receipt is not null and (new.receipt, new.receipt_code, new.receipt_at)
       is distinct from (old.receipt, old.receipt_code, old.receipt_at) then
        raise exception 'an entry is answered once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- What nobody may confirm any more.
update card_package p set state = 'WITHDRAWN', withdrawn_at = c.closed_at, withdrawn_by = 'Haksa', leased_until = null,
       failure = null, failed_number = null
  from card_campaign c
 where c.id = p.campaign_id and c.state = 'CLOSED' and p.transmitted_at is null and p.known_sha256 is not null;
update card_package_entry e set withdrawn = true from card_package p where p.id = e.package_id and p.state = 'WITHDRAWN';
