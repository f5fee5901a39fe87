-- 수령지: where each card goes as the company was told with the package. Packages made before know nothing of it and keep
-- their bytes, also when they are sealed anew.
alter table card_package_entry add column delivery text check (delivery in ('HOME', 'SCHOOL'));

create function guard_card_delivery() returns trigger language plpgsql as $$
begin
    if new.delivery is distinct from old.delivery then
        raise exception 'where a card goes is fixed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger card_package_entry_delivery before update of delivery on card_package_entry
    for each row execute function guard_card_delivery();
