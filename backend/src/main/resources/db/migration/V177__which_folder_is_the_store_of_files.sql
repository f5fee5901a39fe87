-- The folder that keeps the files has a mark with this name in it, so that the place where it is mounted is not taken for it.
-- Null until a folder is used for the first time.
alter table file_sweep add column folder_id uuid;

-- A use that came to nothing by no fault of the asker is given back, the first one of a day too.
alter table daily_quota drop constraint daily_quota_uses_check, add check (uses >= 0);
