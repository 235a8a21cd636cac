-- How many chats one technician has at a time; with that many they are busy. One row.
create table chat_desk (
  one boolean primary key default true check (one),
  most_each smallint not null default 3 check (most_each between 1 and 20)
);
insert into chat_desk default values;

-- Where people chat from: the portal, and pages of other sites that are named here.
create table chat_widget (
  id uuid primary key,
  key text not null unique,
  name text not null,
  active boolean not null,
  -- offered to who is signed in, in the portal
  in_portal boolean not null,
  -- whose chats they are first, and whose hours count; null: the default team of tier 1
  team_id uuid references team,
  email text not null check (email in ('required', 'optional')),
  files boolean not null,
  -- so many may wait for somebody
  most_waiting integer not null check (most_waiting between 1 and 1000),
  -- pages of these may show it
  origins text[] not null,
  -- asked before a chat begins: key, label_en, label_nb, required, choices
  questions jsonb not null,
  -- by language: greeting, closed
  words jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null
);
create unique index chat_widget_portal_idx on chat_widget (in_portal) where in_portal and active;

create table chat (
  id uuid primary key,
  widget_id uuid not null references chat_widget,
  team_id uuid not null references team,
  state text not null check (state in ('waiting', 'open', 'ended')),
  -- what the visitor's browser shows that it is theirs (SHA-256); the token itself is nowhere here
  token_hash text not null unique,
  -- who it is, by their session; null: a visitor who only says so
  person_id uuid references person,
  visitor_name text not null,
  visitor_email text,
  language text not null,
  answers jsonb not null,
  -- the page that it began on
  page text,
  -- of which network (SHA-256), for a day, so that one place cannot fill the queue
  network text,
  ticket_id uuid not null references ticket,
  -- the contact that goes on, or was last
  contact_id uuid not null references contact,
  technician_id uuid references person,
  started_at timestamptz not null,
  waiting_since timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('visitor', 'technician', 'nobody')),
  -- the transcript is mailed to who it was with
  mails boolean not null,
  last_seq integer not null default 0,
  visitor_seen integer not null default 0,
  technician_seen integer not null default 0
);
create index chat_waiting_idx on chat (team_id, waiting_since, id) where state = 'waiting';
create index chat_technician_idx on chat (technician_id, started_at) where state = 'open';
create unique index chat_person_idx on chat (person_id) where state <> 'ended' and person_id is not null;
create index chat_network_idx on chat (network, started_at) where network is not null;
create index chat_going_idx on chat (widget_id) where state <> 'ended';
create index chat_ticket_idx on chat (ticket_id, started_at);
create index chat_contact_idx on chat (contact_id);

-- What was said, in its order. Notes are never here: they stand in the ticket.
create table chat_message (
  chat_id uuid not null references chat,
  seq integer not null,
  -- made by who wrote it, so that what is sent twice is there once
  id uuid not null,
  side text not null check (side in ('visitor', 'technician', 'desk')),
  author_id uuid references person,
  -- of a line of the desk: what happened
  what text check (what in ('joined', 'moved', 'left', 'ended')),
  body text not null,
  file_ids uuid[] not null default '{}',
  at timestamptz not null,
  primary key (chat_id, seq),
  unique (chat_id, id)
);

-- Who is there and who is writing right now. Worth nothing after a crash, and therefore not logged.
create unlogged table chat_here (
  chat_id uuid not null,
  side text not null check (side in ('visitor', 'technician')),
  seen_at timestamptz not null,
  typing_at timestamptz,
  primary key (chat_id, side)
) with (fillfactor = 50);
create index chat_here_typing_idx on chat_here (typing_at) where typing_at is not null;

-- Messages that were left while nobody was there, for a day: what is sent twice is there once. `whose`: a person's id, or a network.
create table chat_left (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  whose text not null,
  at timestamptz not null
);
create index chat_left_whose_idx on chat_left (whose, at);

-- As in 0077; of who chats nobody may know who it is, as of who calls.
create or replace function ticket_is_sound(kind text, impact smallint, urgency smallint, priority text, status text, waiting_reason text, awaits text,
  requester_id uuid, channel text, restricted boolean, confidential boolean) returns boolean
  language plpgsql immutable parallel safe
  as $$
begin
  return kind in ('incident', 'service_request') and impact between 1 and 3 and urgency between 1 and 3
    and priority in ('critical', 'high', 'normal', 'low')
    and status in ('new', 'open', 'waiting', 'resolved', 'closed')
    and (waiting_reason is null or waiting_reason in ('requester', 'vendor', 'scheduled', 'approval', 'parts'))
    and (status = 'waiting') = (waiting_reason is not null)
    and awaits in ('requester', 'technician')
    and (requester_id is not null or channel in ('phone', 'walk_in', 'chat'))
    and (restricted or not confidential);
end
$$;
