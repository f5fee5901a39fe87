-- How far each durable reader of the outbox has come: everything up to and including this event is handled. The
-- position moves in the transaction of the reader's own writes, under this row's lock.
create table outbox_consumer (
    name       text        primary key,
    id         bigint      not null default 0,
    updated_at timestamptz not null default now()
);
