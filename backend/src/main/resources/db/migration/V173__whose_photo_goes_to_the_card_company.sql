-- The picture that is printed is the student's, from the photo through roster, entry and package to the card: what a row says
-- of another row is true of that row, so that no mistaken statement can send one student's face under another's name.
alter table student_photo
    add constraint student_photo_of unique (id, student_number),
    add constraint student_photo_picture unique (id, student_number, sha256);

alter table card_roster_item
    drop constraint card_roster_item_photo_id_fkey,
    add constraint card_roster_item_photo
        foreign key (photo_id, student_number, photo_sha256) references student_photo (id, student_number, sha256),
    add constraint card_roster_item_picture check ((photo_id is null) = (photo_sha256 is null)),
    add constraint card_roster_item_confirmed
        foreign key (confirmed_photo, student_number) references student_photo (id, student_number);
create index card_roster_item_confirmed_photo on card_roster_item (confirmed_photo);

alter table card_entry
    drop constraint card_entry_photo_id_fkey,
    add constraint card_entry_photo
        foreign key (photo_id, student_number, photo_sha256) references student_photo (id, student_number, sha256),
    add constraint card_entry_pictured unique (id, campaign_id, student_number, photo_sha256),
    add constraint card_entry_of unique (id, campaign_id, department_id, student_number),
    add constraint card_entry_whose unique (id, student_number);

alter table card_package
    add constraint card_package_of unique (id, campaign_id);
alter table card_package_entry
    drop constraint card_package_entry_package_id_fkey,
    drop constraint card_package_entry_entry_id_fkey,
    add constraint card_package_entry_package
        foreign key (package_id, campaign_id) references card_package (id, campaign_id),
    add constraint card_package_entry_entry
        foreign key (entry_id, campaign_id, student_number, photo_sha256)
        references card_entry (id, campaign_id, student_number, photo_sha256);

alter table card_paper_application
    drop constraint card_paper_application_entry_id_fkey,
    add constraint card_paper_application_entry
        foreign key (entry_id, campaign_id, department_id, student_number)
        references card_entry (id, campaign_id, department_id, student_number);

alter table student_card
    drop constraint student_card_entry_id_fkey,
    add constraint student_card_entry
        foreign key (entry_id, student_number) references card_entry (id, student_number);
