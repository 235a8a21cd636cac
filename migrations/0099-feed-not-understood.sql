-- How many events of a feed were left out when it was read, because they could not be understood.
alter table calendar add column feed_not_understood integer not null default 0;
