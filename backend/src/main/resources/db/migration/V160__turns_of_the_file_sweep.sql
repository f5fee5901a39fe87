-- Which instance went last through all files for those that nothing refers to, so that several do not do it at once.
create table file_sweep (
    only_row boolean primary key default true check (only_row),
    started_at timestamptz not null
);
insert into file_sweep (started_at) values ('-infinity');
