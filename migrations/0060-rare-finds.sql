-- What a filter asks for and few of all tickets have: without these a list in the order of time would walk past the whole desk to find them.
-- Each holds those few alone, so that no other ticket pays for it when it changes.
create index ticket_tags_idx on ticket using gin (tags) where tags <> '{}' and discarded_at is null;
create index ticket_source_idx on ticket (source, opened_at desc) where source is not null and discarded_at is null;
create index ticket_reopened_idx on ticket (reopened) where reopened > 0 and discarded_at is null;
create index ticket_worked_idx on ticket (work_minutes) where work_minutes > 120 and discarded_at is null;
