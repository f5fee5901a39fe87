-- Personal data that left as a file: who took it, when, what for, how many persons, which selection. Never changed.
create table personal_data_export (
    id             integer     generated always as identity primary key,
    at             timestamptz not null,
    kind           text        not null check (kind ~ '^[A-Z][A-Z_]+$'),
    purpose        text        not null check (length(purpose) between 5 and 300),
    persons        integer     not null check (persons >= 0),
    criteria       jsonb       not null,
    exporter_id    text        not null,
    exporter_name  text        not null,
    exporter_roles text        not null,
    correlation_id text
);
create index personal_data_export_at on personal_data_export (at);
create index personal_data_export_exporter on personal_data_export (exporter_id, id);
create trigger personal_data_export_append_only before update or delete on personal_data_export
    for each row execute function refuse_change();
