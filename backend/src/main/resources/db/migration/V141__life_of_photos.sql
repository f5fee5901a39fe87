-- A student may take back a photo in review; the pictures of photos that no longer count are not kept for ever, what
-- became of them is.
alter table student_photo
    drop constraint student_photo_state_check,
    add constraint student_photo_state_check
        check (state in ('PREVIEW', 'SUBMITTED', 'APPROVED', 'REJECTED', 'SUPERSEDED', 'WITHDRAWN')),
    add column cropped            boolean     not null default false,
    add column turned_degrees     smallint    not null default 0 check (turned_degrees in (0, 90, 180, 270)),
    add column ended_at           timestamptz,  -- since when it is superseded or withdrawn
    add column content_removed_at timestamptz,  -- since when the picture is no longer kept
    add constraint student_photo_ended check (ended_at is null or state in ('SUPERSEDED', 'WITHDRAWN')),
    add constraint student_photo_content_needed
        check (content_removed_at is null or state not in ('PREVIEW', 'SUBMITTED'));
create index student_photo_to_be_removed on student_photo (coalesce(ended_at, decided_at))
    where content_removed_at is null and state in ('REJECTED', 'SUPERSEDED', 'WITHDRAWN');
create index student_photo_previews on student_photo (submitted_at) where state = 'PREVIEW';

-- What was handed in never changes, a decision is never taken back, and only previews vanish.
create function guard_student_photo() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.state <> 'PREVIEW' then
            raise exception 'only previews of photos are deleted' using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
            ('PREVIEW', 'SUBMITTED'), ('SUBMITTED', 'APPROVED'), ('SUBMITTED', 'REJECTED'),
            ('SUBMITTED', 'SUPERSEDED'), ('SUBMITTED', 'WITHDRAWN'), ('APPROVED', 'SUPERSEDED')) then
        raise exception 'a photo does not become % after %', new.state, old.state
            using errcode = 'restrict_violation';
    end if;
    if (new.id, new.student_number, new.sha256, new.size_bytes, new.findings, new.source, new.reason,
            new.submitted_by, new.submitted_by_name, new.cropped, new.turned_degrees)
       is distinct from
       (old.id, old.student_number, old.sha256, old.size_bytes, old.findings, old.source, old.reason,
            old.submitted_by, old.submitted_by_name, old.cropped, old.turned_degrees)
       or (new.submitted_at <> old.submitted_at and old.state <> 'PREVIEW')
       or (old.decided_at is not null
           and (new.decided_at, new.decided_by, new.decided_by_name, new.rejection, new.rejection_note)
               is distinct from
               (old.decided_at, old.decided_by, old.decided_by_name, old.rejection, old.rejection_note))
       or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
       or (old.content_removed_at is not null and new.content_removed_at is distinct from old.content_removed_at) then
        raise exception 'what became of a photo is not rewritten' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger student_photo_guard before update or delete on student_photo
    for each row execute function guard_student_photo();
