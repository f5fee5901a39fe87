-- Deleting sections, as discarding a rehearsal does, looks for whatever refers to them.
create index enrollment_batch_item_section on enrollment_batch_item (section_id);
create index withdrawal_application_section on withdrawal_application (section_id);
