-- Files that answer what technicians alone are asked live apart, as the files of notes do: no query that serves a requester names this table.
create table inner_attachment (
  file_id uuid primary key references file,
  ticket_id uuid not null references ticket
);
create index inner_attachment_ticket_idx on inner_attachment (ticket_id);
