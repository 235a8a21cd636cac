-- Contents of files, once each: the bytes lie in the file store under their SHA-256.
create table blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null,
  -- png, jpeg, gif or webp by its first bytes; null: nothing that a preview is made of
  picture text check (picture in ('png', 'jpeg', 'gif', 'webp')),
  -- the preview's own content, once somebody asked for it
  preview text references blob,
  -- by when nobody refers to it any more, at the earliest: a sweep waits a day from here
  touched_at timestamptz not null
);
create index blob_touched_idx on blob (touched_at);
create index blob_preview_idx on blob (preview) where preview is not null;

-- A file with its name: first an upload of its owner, sent in pieces; for good once it was attached to something.
create table file (
  id uuid primary key,
  owner_id uuid not null references person,
  name text not null,
  size integer not null,
  -- bytes that are kept; the next piece goes here
  received integer not null default 0 check (received between 0 and size),
  -- the pieces so far, in order; none any more when it is whole
  pieces uuid[] not null default '{}',
  -- null until the last byte is there
  sha256 text references blob,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  attached_at timestamptz
);
create index file_owner_idx on file (owner_id) where attached_at is null;
create index file_unused_idx on file (changed_at) where attached_at is null;
create index file_sha256_idx on file (sha256) where sha256 is not null;

-- What other rooms read of a file that was attached.
create view file_card as
  select file.id, file.name, file.size, file.sha256, blob.picture
  from file join blob on blob.sha256 = file.sha256 where file.attached_at is not null;

-- Files of what the requester reads: of a reply, or of the ticket's description (then entry_id is the ticket's id).
create table attachment (
  file_id uuid primary key references file,
  ticket_id uuid not null references ticket,
  entry_id uuid not null,
  place smallint not null
);
create index attachment_entry_idx on attachment (ticket_id, entry_id, place);

-- Files of notes live apart, as notes do: no query that serves a requester names this table.
create table note_attachment (
  file_id uuid primary key references file,
  ticket_id uuid not null references ticket,
  entry_id uuid not null references note,
  place smallint not null
);
create index note_attachment_entry_idx on note_attachment (ticket_id, entry_id, place);

-- So that a ticket without files is read without looking for any.
alter table ticket add column has_files boolean not null default false;
