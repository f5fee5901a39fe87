-- A package waits while the file store or the database is away, longer each time; that is no failure of the package.
alter table card_package add column postponed smallint not null default 0 check (postponed >= 0);
