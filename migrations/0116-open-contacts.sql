-- What the other side of a contact said that its technician has not seen yet, and since when; and when the other side hung up.
-- Constants as defaults: no row is written anew.
alter table contact
  add column unread integer not null default 0 check (unread >= 0),
  add column unread_since timestamptz,
  add column hung_up_at timestamptz,
  add constraint contact_unread_since check ((unread = 0) = (unread_since is null));
