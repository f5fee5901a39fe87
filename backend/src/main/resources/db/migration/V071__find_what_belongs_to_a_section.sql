-- A section is deleted with its rehearsal. PostgreSQL then asks every table that refers to it, section by section; a
-- partial index does not answer that, and without an answer each question reads the whole table.
create index enrollment_of_section on enrollment (section_id);
drop index enrollment_section;
create index waitlist_entry_of_section on waitlist_entry (section_id);
create index waitlist_entry_drops on waitlist_entry (drops_section_id) where drops_section_id is not null;
create index seat_release_of_section on seat_release (section_id);
create index seat_release_policy_of_section on seat_release_policy (section_id) where section_id is not null;
