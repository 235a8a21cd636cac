import { theDesk } from "../server/platform/actor.ts";
import { createDb, createPool, sql, tables, transaction, type Db } from "../server/platform/db.ts";
import { endOfLog, readAfter } from "../server/platform/events/read.ts";
import { createLog } from "../server/platform/log.ts";
import { actorFor, grantRole } from "../server/rooms/access/index.ts";
import { createPerson } from "../server/rooms/people/index.ts";
import { createRule, room } from "../server/rooms/routing/index.ts";
import { addMember } from "../server/rooms/teams/index.ts";
import { openTicket } from "../server/rooms/tickets/index.ts";
import type { Figure } from "./figure.ts";
import { ground, type Ground } from "./programs.ts";

const desk = theDesk(["tickets:read", "tickets:create", "tickets:work"]);

/** So many who take work in one team, all there, with ten open tickets each; and the rule that asks them. Answers their team. */
async function peopleAtWork(tx: Db, place: Ground, count: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from team where tier = 1 order by name, id limit 1`.execute(tables(tx));
  const team = rows[0]?.id ?? "";
  for (let n = 0; n < count; n++) {
    const person = await createPerson(tx, desk, { name: `Technician ${n}`, email: `technician.${n}@bench.example` });
    await grantRole(tx, person.id, "technician");
    await addMember(tx, team, person.id, false, null);
  }
  await sql`insert into availability (person_id, chosen, chosen_at, confirmed_at)
    select id, 'available', now(), now() from person where email like 'technician.%@bench.example'`.execute(tables(tx));
  await sql`insert into ticket (id, number, kind, subject, description, channel, impact, urgency, priority, status, accepted, tags, tier, team_id,
      assignee_id, opened_at, updated_at, due_at, search)
    select uuidv7(), nextval('ticket_number_seq'), 'incident', 'Fault', '', 'phone', 3, 2, 'normal', 'open', true, '{}', 1, ${team}, p.id, now(), now(),
      now() + interval '1 day', ''::tsvector
    from person p, generate_series(1, 10) where p.email like 'technician.%@bench.example'`.execute(tables(tx));
  const me = await sql<{ id: string }>`select id from person where email = ${place.administrator.email}`.execute(tables(tx));
  const who = { filter: "", sites: [], languages: [], team: null, skills: [], speaks: false, way: "least_loaded" as const, fallback: team };
  const given = { ...who, name: "Who is free", teams: [team], accept_minutes: 10, give_up_minutes: 120, active: true };
  await createRule(tx, await actorFor(tx, me.rows[0]?.id ?? ""), new Date(), given);
  return team;
}

/** How long (ms) it takes to ask one of so many to take a ticket, with all that is read and written: the 95th of a hundred, quickest first. */
export async function* routed(count = 1000, tickets = 100): AsyncGenerator<Figure> {
  const place = await ground();
  const pool = createPool(place.url, createLog("silent"), { size: 2, application: "bench" });
  try {
    const db = createDb(pool);
    const team = await transaction(db, (tx) => peopleAtWork(tx, place, count));
    await pool.query("vacuum analyze");
    const route = room.reactions?.find(({ name }) => name === "routing.route");
    if (!route) throw new Error("nothing routes");
    const times: number[] = [];
    for (let n = 0; n < tickets; n++) {
      const from = await endOfLog(db);
      const given = { subject: `Streaks ${n}`, description: "", channel: "chat", team } as const;
      await transaction(db, (tx) => openTicket(tx, desk, new Date(), given, { live: true, quiet: true }));
      const opened = (await readAfter(db, from, 50)).filter(({ type }) => type === "ticket.opened");
      const start = performance.now();
      await transaction(db, (tx) => route.runAll?.(tx, opened) ?? Promise.resolve());
      times.push(performance.now() - start);
    }
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from offer where offered_by is null");
    if (rows[0]?.n !== tickets) throw new Error(`${rows[0]?.n} of ${tickets} were offered`);
    const ms = times.toSorted((a, b) => a - b)[Math.floor(tickets * 0.95)] ?? Infinity;
    const value = Math.round(ms * 10) / 10;
    yield {
      figure: "the same with all that is read and written, p95",
      value,
      unit: "ms",
      limit: "≤ 50",
      ratio: null,
      goal: "≤ 5",
      holds: ms <= 50,
    };
  } finally {
    await pool.end();
    await place.stop();
  }
}
