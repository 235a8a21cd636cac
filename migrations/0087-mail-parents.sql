-- As in 0076 and 0077, for mail: all messages of a desk refer to the same few mailboxes, and each check of a foreign key locks the row it
-- refers to, so that all who take mail in at the same moment queue up at it. Mailboxes, people and tickets are never deleted; who deletes
-- one by hand is refused here.
alter table mail_message
  drop constraint mail_message_mailbox_id_fkey,
  drop constraint mail_message_ticket_id_fkey,
  drop constraint mail_message_person_id_fkey;
create trigger mailbox_of_mail_kept before delete on mailbox for each row execute function refuse_to_orphan('mail_message.mailbox_id');
create trigger person_of_mail_kept before delete on person for each row execute function refuse_to_orphan('mail_message.person_id');
create trigger ticket_of_mail_kept before delete on ticket for each row execute function refuse_to_orphan('mail_message.ticket_id');
