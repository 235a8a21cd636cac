-- Where somebody got their number: sent on to another counter they keep it, and there may be the same one there.
alter table walk_in add column numbered_at uuid references counter;
update walk_in set numbered_at = counter_id;
alter table walk_in alter column numbered_at set not null;
alter table walk_in drop constraint walk_in_counter_id_day_number_key;
create unique index walk_in_number_idx on walk_in (numbered_at, day, number);
