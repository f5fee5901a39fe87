-- A package that the company has confirmed is written again as well when its file was lost, as long as files are kept: the
-- same ZIP file, by its hash. That the company has it, since when and by whom, stays.
do $$
declare
    old_check text;
begin
    select conname into strict old_check
      from pg_constraint
     where conrelid = 'card_package'::regclass and contype = 'c'
       and pg_get_constraintdef(oid) = 'CHECK (((transmitted_at IS NULL) OR (state = ''READY''::text)))';
    execute format('alter table card_package drop constraint %I', old_check);
end $$;
alter table card_package
    add constraint card_package_transmitted
        check (transmitted_at is null or state <> 'WITHDRAWN' and known_sha256 is not null);

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
    if (old.certificate is null) <> (new.certificate is null) then
        raise exception 'whether a package is encrypted is fixed' using errcode = 'restrict_violation';
    end if;
    if old.transmitted_at is not null
       and ((new.transmitted_at, new.transmitted_by) is distinct from (old.transmitted_at, old.transmitted_by)
            or new.state = 'WITHDRAWN') then
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
       and (new.state not in ('QUEUED', 'FAILED') or old.removed_at is not null) then
        raise exception 'a package that was ready is only written again' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
