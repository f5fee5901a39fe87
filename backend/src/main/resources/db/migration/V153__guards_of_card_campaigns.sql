-- A campaign goes through its states in order; only a new round, or the end of one, goes back. Cards that were issued stay.
create function guard_card_campaign() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'campaigns of cards are kept' using errcode = 'restrict_violation';
    end if;
    if new.round < old.round then
        raise exception 'rounds of a campaign are counted upwards' using errcode = 'restrict_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
            ('OPEN', 'SUBMITTED'), ('SUBMITTED', 'OPEN'), ('SUBMITTED', 'APPROVED'), ('APPROVED', 'TRANSFERRED'),
            ('APPROVED', 'OPEN'), ('TRANSFERRED', 'OPEN'), ('OPEN', 'CLOSED'), ('SUBMITTED', 'CLOSED'),
            ('APPROVED', 'CLOSED'), ('TRANSFERRED', 'CLOSED'))
       and not (old.state = 'OPEN' and new.state in ('APPROVED', 'TRANSFERRED') and old.round > 1) then
        raise exception 'a campaign of cards does not go from % to %', old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_campaign_guard before update or delete on card_campaign
    for each row execute function guard_card_campaign();
create trigger student_card_insert_only before update or delete on student_card
    for each row execute function refuse_change();
