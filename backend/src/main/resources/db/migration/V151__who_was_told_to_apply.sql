-- Whether a student was told that the application for the card is open.
alter table card_entry add column application_told boolean not null default false;
create index card_entry_to_tell on card_entry (campaign_id) where state = 'ISSUER_LINKED' and not application_told;
