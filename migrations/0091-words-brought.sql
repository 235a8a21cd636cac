-- A backup leaves out what a trigger brings: PostgreSQL's stems of today are not those of another version.
comment on column ticket.search is 'brought by words_brought';
