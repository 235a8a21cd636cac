-- What a provider lets the desk do in a mailbox (OAuth 2.0, RFC 6749): how it is asked, and what it gave last.
create table mailbox_grant (
  mailbox_id uuid primary key references mailbox,
  provider text not null check (provider in ('microsoft', 'google', 'other')),
  -- person: whoever owns the mailbox agreed; application: the desk signs in as itself.
  flow text not null check (flow in ('person', 'application')),
  tenant text,
  authorize_url text,
  token_url text not null,
  scopes text not null,
  client_id text not null,
  -- Secrets are sealed.
  client_secret text,
  refresh_token text,
  access_token text,
  -- Mail servers (host:port) that its tokens may be shown to, and nobody else.
  servers text[] not null,
  renew_at timestamptz,
  expires_at timestamptz,
  -- A process asks for a new token, until then at the latest.
  renewing_until timestamptz,
  granted_at timestamptz not null,
  -- The provider refused to renew it, and what it said.
  refused_at timestamptz,
  refusal text
);

-- Somebody was sent to a provider to agree, and may come back once, in the same session.
create table mailbox_consent (
  -- SHA-256 of the state
  hash bytea primary key,
  mailbox_id uuid not null references mailbox,
  session_id uuid not null,
  -- The registration, its secret and the verifier (RFC 7636), sealed
  asked text not null,
  expires_at timestamptz not null
);
