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
    -- Two hundred in a row, so that every team and every technician has as many.
    case when g.n / 200 % 25 = 1 then 'resolved' when g.n / 200 % 25 > 0 then 'closed' when g.n % 10 in (5, 6) then 'waiting' else 'open' end as status,
    case when g.n % 500 = 7 then 'critical' when g.n % 50 = 7 then 'high' else 'normal' end as priority,
    case when g.n % 1000 = 3 then array ['vip'] when g.n % 100000 = 9 then array ['rare'] else '{}' end as tags,
    timestamptz '2026-11-01' - interval '30 seconds' * g.n as at,
    (select string_agg(word, ' ') from bench_word w where (g.n::bigint * w.n + g.n / 7) % (3 * w.n + 5) = 0) as words
  from generate_series($from, $to) g(n)
  join bench_person p on p.n = 1 + (g.n::bigint * 7919) % 5000
  join bench_team t on t.n = 1 + g.n % 20
  join bench_person a on a.n = 1 + (g.n::bigint * 31) % 200;
-- What is solved was solved just now: the desk closes by itself what was solved long ago, while something else is measured.
insert into ticket (id, number, kind, subject, description, channel, requester_id, organization_id, impact, urgency, priority, status, waiting_reason, accepted, tags, tier, team_id,
    assignee_id, opened_at, updated_at, due_at, resolved_at, closed_at, resolution, search)
  select id, nextval('ticket_number_seq'), 'incident', subject, description, 'phone', person_id, organization_id, 3, 2, priority, status,
    case when status = 'waiting' then 'requester' end, not active or n % 10 <> 4, tags, tier,
    team_id, case when not active or n % 10 not in (3, 4) then assignee_id end, at, at, at + interval '1 day', case status when 'resolved' then now() when 'closed' then at + interval '1 hour' end,
    case when status = 'closed' then at + interval '2 hours' end, resolution, search_vector(subject, description || ' ' || coalesce(resolution, ''))
  from batch, lateral (select status in ('open', 'waiting') as active) a, lateral (select left('Fault ' || n || ' ' || coalesce(words, 'other'), 200) as subject,
    'It began this morning with ' || coalesce(words, 'something else') || ' and a restart did not help.' as description,
    case when not active then 'Restarted ' || coalesce(words, 'it') end as resolution) b;
-- No trigger runs meanwhile.
insert into ticket_touch (ticket_id, at, active) select id, at, status in ('open', 'waiting') from batch;
insert into stay (id, ticket_id, team_id, tier, from_at, to_at, outcome, accepted_at)
  select uuidv7(at - clock_timestamp()), id, team_id, tier, at, case when not active then at + interval '1 hour' end, case when not active then 'resolved' end, case when not active or n % 10 <> 4 then at end
  from batch, lateral (select status in ('open', 'waiting') as active) a;
insert into reply (id, ticket_id, author_id, from_technician, channel, body, at)
  select uuidv7(at + interval '10 minutes' * k - clock_timestamp()), id, case k when 1 then assignee_id else person_id end, k = 1, 'web', 'About ' || coalesce(words, 'it') || ': message ' || k, at + interval '10 minutes' * k
  from batch, generate_series(1, 2) k;
insert into note (id, ticket_id, author_id, body, at) select uuidv7(at + interval '5 minutes' - clock_timestamp()), id, assignee_id, 'Checked ' || coalesce(words, 'it'), at + interval '5 minutes' from batch;
-- History: older than where any reader of the log stands, so that none of them works on it while others are measured.
insert into event (id, xid, type, actor_id, ticket_id, public, at)
  select uuidv7(at + interval '1 minute' * k - clock_timestamp()), '3'::xid8, (array ['ticket.opened', 'reply.added', 'ticket.accepted'])[k], assignee_id, id, true, at + interval '1 minute' * k from batch, generate_series(1, 3) k;
drop table batch;
