-- What an answer to a mail for technicians becomes: true, a note, unless the mail held nothing but what its requester may read.
alter table mail_token add column inside boolean not null default true;

-- Ids of mail that only those inside have: no requester's thread names them.
alter table mail_reference add column inside boolean not null default false;
