-- What a writing request with an Idempotency-Key answered, kept for a day. The key is inserted first, in the request's own
-- transaction: a second request with the same key waits for the first and then gets its answer.
create table idempotency_key (
  actor_id uuid not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  status smallint,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, route, key)
);
create index idempotency_key_age_idx on idempotency_key (created_at);
