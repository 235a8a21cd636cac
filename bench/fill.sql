create table bench_word as select word, ordinality as n from unnest($words::text[]) with ordinality as w (word, ordinality);
insert into organization (id, name) select gen_random_uuid(), 'Organization ' || n from generate_series(1, 20) n;
insert into team (id, key, name, tier) select gen_random_uuid(), 'bench-' || n, 'Team ' || n, 1 + n % 3 from generate_series(1, 20) n;
insert into person (id, name, email, organization_id)
  select gen_random_uuid(), 'Person ' || n, 'p' || n || '@bench.example', (select id from organization order by name offset n % 20 limit 1)
  from generate_series(1, 5000) n;
create table bench_person as select id, organization_id, row_number() over (order by id) as n from person where email like '%@bench.example';
create unique index on bench_person (n);
create table bench_team as select id, tier, row_number() over (order by key) as n from team where key like 'bench-%';
create unique index on bench_team (n);
-- each batch
create temp table batch as
  select uuidv7(timestamptz '2026-11-01' - interval '30 seconds' * g.n - clock_timestamp()) as id, g.n, p.id as person_id, p.organization_id, t.id as team_id, t.tier, a.id as assignee_id,
    case when g.n % 25 = 0 then 'open' when g.n % 25 = 1 then 'resolved' else 'closed' end as status,
    timestamptz '2026-11-01' - interval '30 seconds' * g.n as at,
    (select string_agg(word, ' ') from bench_word w where (g.n::bigint * w.n + g.n / 7) % (3 * w.n + 5) = 0) as words
  from generate_series($from, $to) g(n)
  join bench_person p on p.n = 1 + (g.n::bigint * 7919) % 5000
  join bench_team t on t.n = 1 + g.n % 20
  join bench_person a on a.n = 1 + (g.n::bigint * 31) % 200;
insert into ticket (id, number, kind, subject, description, channel, requester_id, organization_id, impact, urgency, priority, status, tier, team_id,
    assignee_id, opened_at, updated_at, due_at, resolved_at, closed_at, resolution)
  select id, nextval('ticket_number_seq'), 'incident', left('Fault ' || n || ' ' || coalesce(words, 'other'), 200),
    'It began this morning with ' || coalesce(words, 'something else') || ' and a restart did not help.', 'phone', person_id, organization_id, 3, 2, 'normal', status, tier,
    team_id, assignee_id, at, at, at + interval '1 day', case when status <> 'open' then at + interval '1 hour' end,
    case when status = 'closed' then at + interval '2 hours' end, case when status <> 'open' then 'Restarted ' || coalesce(words, 'it') end
  from batch;
insert into stay (id, ticket_id, team_id, tier, from_at, to_at, outcome, accepted_at)
  select uuidv7(at - clock_timestamp()), id, team_id, tier, at, case when status <> 'open' then at + interval '1 hour' end, case when status <> 'open' then 'resolved' end, at from batch;
insert into reply (id, ticket_id, author_id, from_technician, channel, body, at)
  select uuidv7(at + interval '10 minutes' * k - clock_timestamp()), id, case k when 1 then assignee_id else person_id end, k = 1, 'web', 'About ' || coalesce(words, 'it') || ': message ' || k, at + interval '10 minutes' * k
  from batch, generate_series(1, 2) k;
insert into note (id, ticket_id, author_id, body, at) select uuidv7(at + interval '5 minutes' - clock_timestamp()), id, assignee_id, 'Checked ' || coalesce(words, 'it'), at + interval '5 minutes' from batch;
-- History: older than where any reader of the log stands, so that none of them works on it while others are measured.
insert into event (id, xid, type, actor_id, ticket_id, public, at)
  select uuidv7(at + interval '1 minute' * k - clock_timestamp()), '3'::xid8, (array ['ticket.opened', 'reply.added', 'ticket.accepted'])[k], assignee_id, id, true, at + interval '1 minute' * k from batch, generate_series(1, 3) k;
drop table batch;
