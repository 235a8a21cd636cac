-- Search weighs the newest texts that hold a word. Ids are made in the order of time, so walking back by id needs no index of its own.
create or replace view reply_text as select ticket_id, body, search, at, id from reply;
create or replace view note_text as select ticket_id, body, search, at, id from note;
