-- What the university tells everybody who opens the status page.
create table announcement (
    id        integer     generated always as identity primary key,
    kind      text        not null check (kind in ('NOTICE', 'INCIDENT', 'MAINTENANCE')),
    severity  text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    title_ko  text        not null,
    title_en  text        not null,
    text_ko   text        not null,
    text_en   text        not null,
    starts_at timestamptz not null,
    ends_at   timestamptz,                         -- null: until further notice
    version   integer     not null default 0,
    check (ends_at > starts_at)
);
create index announcement_starts on announcement (starts_at);
