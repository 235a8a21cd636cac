import pg from "pg";
import { atLeast, atMost, type Figure } from "./figure.ts";
import { fill } from "./fill.ts";
import { inTurnsPerSecond, milliseconds, warmUp, type Compared, type Load } from "./load.ts";
import { ground, startBare, startDesk, type Ground } from "./programs.ts";
import { screens } from "./screens.ts";
import { streams } from "./streams.ts";

interface Times {
  list: number;
  ticket: number;
  counts: number;
  search: number;
}

const ticketIds = async (api: string, key: string, count: number): Promise<string[]> => {
  const answer = await fetch(`${api}/tickets?limit=${count}`, { headers: { authorization: `Bearer ${key}` } });
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id);
};
const anyTicket = async (api: string, key: string): Promise<string> => (await ticketIds(api, key, 1))[0] ?? "";

/** Waits until the readers of the event log have nothing left to do: what they owe to one figure is not the next one's doing. */
async function caughtUp(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let left = 1, tries = 0; left > 0 && tries < 120; tries++) {
      const { rows } = await client.query(
        "select count(*)::int as n from event, reaction_cursor c where (event.xid, event.id) > (c.xid, c.event_id) and c.subscriber <> 'audit.seal'",
      );
      left = (rows as { n: number }[])[0]?.n ?? 0;
      if (left > 0) await new Promise((done) => setTimeout(done, 500));
    }
  } finally {
    await client.end();
  }
}

async function times(api: string, key: string): Promise<Times> {
  const id = await anyTicket(api, key);
  return {
    list: await milliseconds(`${api}/tickets?limit=25`, key),
    ticket: (await milliseconds(`${api}/tickets/${id}`, key)) + (await milliseconds(`${api}/tickets/${id}/timeline`, key)),
    counts: await milliseconds(`${api}/queues`, key, 20),
    search: await milliseconds(`${api}/search?q=outlook%20password%20again&kind=tickets`, key, 20),
  };
}

/** Throughput beside the bare program on the same database: both with 100,000 tickets, in turns. */
async function throughput({ url, key }: Ground, base: string, api: string, memory: () => number): Promise<Figure[]> {
  const body = { subject: "Outlook asks for the password", description: "Since this morning, every few minutes." };
  const { pathname } = new URL(api);
  const between = () => caughtUp(url);
  const insert: Load = { url: `${base}/insert`, method: "POST", body };
  const create: Load = { url: `${api}/tickets`, method: "POST", body, key };
  await warmUp(insert);
  await warmUp(create);
  await between();
  // As technicians do: on many tickets, not all of them on one; what was just created is not closed.
  const ids = await ticketIds(api, key, 100);
  const paths = ids.map((each) => `${pathname}/tickets/${each}/replies`);
  const reply: Load = { url: api, paths, method: "POST", body: { body: "We are looking into it." }, key };
  await warmUp(reply);
  await between();
  const written = await inTurnsPerSecond(insert, { create, reply }, between);
  const id = ids[0] ?? "";
  const select: Load = { url: `${base}/select` };
  const reading: Record<"list" | "ticket" | "timeline", Load> = {
    list: { url: `${api}/tickets?limit=25`, key },
    ticket: { url: `${api}/tickets/${id}`, key },
    timeline: { url: `${api}/tickets/${id}/timeline?limit=25`, key },
  };
  for (const load of [select, ...Object.values(reading)]) await warmUp(load);
  const read = await inTurnsPerSecond(select, reading);
  // Both are asked for, one after the other.
  const both = (of: keyof Compared) => 1 / (1 / read.ticket[of] + 1 / read.timeline[of]);
  return [
    atLeast("create ticket, to bare INSERT", written.create.value, "1/s", written.create.ratio, 0.2, 0.4),
    atLeast("reply, to bare INSERT", written.reply.value, "1/s", written.reply.ratio, 0.2, 0.4),
    atLeast("list of 25, to bare SELECT", read.list.value, "1/s", read.list.ratio, 0.3, 0.5),
    atLeast("ticket with timeline, to bare SELECT", both("value"), "1/s", both("ratio"), 0.3),
    atMost("memory under load", memory(), "MB", null, 250),
  ];
}

/** Creating, answering, listing, opening and finding tickets: beside bare Fastify + pg, and from 10,000 to `largest`. */
export async function* tickets(largest = Number(process.env["BENCH_LARGEST"] ?? 1_000_000)): AsyncGenerator<Figure> {
  const place = await ground();
  try {
    const bare = await startBare(place.url);
    const desk = await startDesk(place.url, `${place.dir}/desk`);
    const api = `${desk.base}/api/v1`;
    try {
      await fill(place.url, 10_000);
      const small = await times(api, place.key);
      await fill(place.url, 100_000, 10_000);
      const middle = await times(api, place.key);
      yield* await screens(desk.base, place.administrator);
      yield* await throughput(place, bare.base, api, desk.memory);
      yield atMost("search over 100,000 tickets, to the list", middle.search, "ms", middle.search / middle.list, 5);
      yield* await streams(place, desk);
      if (largest > 100_000) {
        await fill(place.url, largest, 100_000);
        const large = await times(api, place.key);
        for (const name of ["list", "ticket", "counts"] as const) {
          yield atMost(`${name} at ${largest} tickets, to 10,000`, large[name], "ms", large[name] / small[name], 1.5);
        }
      }
    } finally {
      await desk.stop();
      await bare.stop();
    }
  } finally {
    await place.stop();
  }
}
