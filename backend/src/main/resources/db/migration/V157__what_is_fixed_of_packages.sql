-- What was said to be fixed of packages is: the ZIP file from the first time that it was ready, everything once the company
-- has it. Before that the same ZIP file may be sealed to another certificate, and a package that never was ready may be taken
-- apart to be made anew. A file that nobody confirmed is not kept for ever, nor are names.
alter table card_package add column known_sha256 text check (known_sha256 ~ '^[0-9a-f]{64}$');
update card_package set known_sha256 = sha256;
do $$
declare
    old_check text;
begin
    select conname into strict old_check
      from pg_constraint
     where conrelid = 'card_package'::regclass and contype = 'c'
       and pg_get_constraintdef(oid) like '%removed_at%transmitted_at%';
    execute format('alter table card_package drop constraint %I', old_check);
end $$;
alter table card_package
    add constraint card_package_known check (sha256 is null or sha256 = known_sha256),
    add constraint card_package_removed check (removed_at is null or state = 'READY');

create function guard_card_package() returns trigger language plpgsql as $$
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
    if old.state = 'READY' and new.state = 'READY'
       and (new.ready_at, new.sha256, new.size_bytes, new.content_sha256, new.content_bytes, new.certificate)
           is distinct from (old.ready_at, old.sha256, old.size_bytes, old.content_sha256, old.content_bytes,
                             old.certificate) then
        raise exception 'a package that is ready stays as it is' using errcode = 'restrict_violation';
    end if;
    if old.state = 'READY' and new.state <> 'READY'
       and (new.state <> 'QUEUED' or old.certificate is null or new.certificate is null
            or new.certificate = old.certificate or old.removed_at is not null) then
        raise exception 'a package that is ready is only sealed to another certificate'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_package_guard before update or delete on card_package
    for each row execute function guard_card_package();

create function guard_card_package_entry() returns trigger language plpgsql as $$
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
       or old.photo_bytes is not null and new.photo_bytes is distinct from old.photo_bytes then
        raise exception 'what is in a package is fixed' using errcode = 'restrict_violation';
    end if;
    if old.receipt is not null and (new.receipt, new.receipt_code, new.receipt_at)
       is distinct from (old.receipt, old.receipt_code, old.receipt_at) then
        raise exception 'an entry is answered once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_package_entry_guard before update or delete on card_package_entry
    for each row execute function guard_card_package_entry();

create function guard_card_certificate() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.fingerprint, new.pem, new.subject, new.not_before, new.not_after, new.added_at, new.added_by_name)
          is distinct from (old.fingerprint, old.pem, old.subject, old.not_before, old.not_after, old.added_at,
                            old.added_by_name)
       or old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
        raise exception 'a certificate is only withdrawn' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_certificate_guard before update or delete on card_certificate
    for each row execute function guard_card_certificate();

create function guard_card_paper_application() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.entry_id, new.campaign_id, new.department_id, new.student_number, new.received_on, new.registered_at,
           new.registered_by, new.registered_by_name)
          is distinct from (old.entry_id, old.campaign_id, old.department_id, old.student_number, old.received_on,
                            old.registered_at, old.registered_by, old.registered_by_name) then
        raise exception 'a form stays as it was registered' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_paper_application_guard before update or delete on card_paper_application
    for each row execute function guard_card_paper_application();
