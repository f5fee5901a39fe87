-- What the package told of it: whoever applies on paper for the age alone does so by mobile from this day on.
alter table card_package_entry add column mobile_from date;
alter table card_package_entry add constraint card_package_entry_mobile_from
    check (mobile_from is null or channel = 'PAPER');
