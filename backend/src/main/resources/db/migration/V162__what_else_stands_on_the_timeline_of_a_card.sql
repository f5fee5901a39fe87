-- What happened to a card and is no step of it: a form on paper that was received and sent on, a card that was reissued.
create table card_entry_note (
    id          bigint      generated always as identity primary key,
    entry_id    bigint      not null references card_entry,
    kind        text        not null check (kind in ('FORM_RECEIVED', 'FORM_SENT', 'REISSUED')),
    noted_on    date        not null,  -- the day in Seoul on which it happened
    recorded_at timestamptz not null,
    actor_id    text        not null,
    actor_name  text        not null
);
-- The day on which a form was sent on may be corrected; the latest word counts.
create unique index card_entry_note_once on card_entry_note (entry_id, kind, noted_on) where kind <> 'FORM_SENT';
create index card_entry_note_of on card_entry_note (entry_id, id);
create trigger card_entry_note_append_only before update or delete on card_entry_note
    for each row execute function refuse_change();
