-- A reading is held by a token, and holds for the settings it was asked with. How many may leave is what somebody was shown and accepted.
alter table directory_sync add column accept_left integer;
alter table directory_sync add column directory_version integer not null default 0;
alter table directory_sync add column lease uuid;
-- null: the directory does not say.
alter table directory_read alter column enabled drop not null;
