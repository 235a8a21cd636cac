import { atLeast, type Figure } from "./figure.ts";
import { fill } from "./fill.ts";
import { desks } from "./desks.ts";
import { ground, startDesk } from "./programs.ts";
import { scrolling } from "./scroll.ts";
import { staff } from "./staff.ts";
import { counts, firstPages } from "./views.ts";

interface Bulk {
  id: string;
  state: string;
  total: number;
  changed: number;
  started_at: string;
  finished_at: string;
}

const ask = async (url: string, key: string, body?: object): Promise<Bulk> => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(url, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${text}`);
  return JSON.parse(text) as Bulk;
};

/** Tickets per second from the request that begins it until it is done, with every fact told. */
async function bulkPerSecond(api: string, key: string, list: object, change: object): Promise<{ total: number; perSecond: number }> {
  const { id } = await ask(`${api}/bulk-changes`, key, { list, change });
  for (;;) {
    const bulk = await ask(`${api}/bulk-changes/${id}`, key);
    const took = Date.parse(bulk.finished_at) - Date.parse(bulk.started_at);
    if (bulk.state === "done" && bulk.changed !== bulk.total) throw new Error(`${bulk.total - bulk.changed} tickets were not changed`);
    if (bulk.state === "done") return { total: bulk.total, perSecond: (1000 * bulk.total) / took };
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** The last ten thousand or so of one team, or of two where there are not as many: a day is 2,880 tickets of twenty teams. */
const tenThousand = (count: number): string =>
  count < 200_000
    ? "team:bench-1,bench-2"
    : `team:bench-1 opened>${new Date(Date.UTC(2026, 10, 1) - 69.5 * 86_400_000).toISOString().slice(0, 10)}`;

/**
 * The Desk with so many tickets, six entries in the timeline of each: the first pages of lists, counts of views, technicians who are told, scrolling, and
 * ten thousand changed together.
 */
export async function* desk(count = Number(process.env["BENCH_DESK"] ?? 1_000_000)): AsyncGenerator<Figure> {
  const place = await ground();
  try {
    const running = await startDesk(place.url, `${place.dir}/desk`);
    const api = `${running.base}/api/v1`;
    try {
      const began = performance.now();
      await fill(place.url, count);
      const keys = await staff(place.url, 200);
      process.stderr.write(`filled with ${count} tickets in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
      yield* firstPages(api, keys[0] ?? "");
      yield* counts(api, keys[1] ?? "");
      yield* await desks(running, keys);
      yield* scrolling(running.base, place.administrator, Math.min(100_000, count));
      const list = { filter: tenThousand(count) };
      const tagged = await bulkPerSecond(api, place.key, list, { act: "tag", add: ["bulk"], remove: [] });
      yield atLeast(`bulk change of ${tagged.total} tickets: tags`, tagged.perSecond, "1/s", tagged.perSecond, 1000);
      const noted = await bulkPerSecond(api, place.key, list, { act: "note", body: "It was the mixer." });
      yield atLeast(`bulk change of ${noted.total} tickets: a note each`, noted.perSecond, "1/s", noted.perSecond, 1000);
    } finally {
      await running.stop();
    }
  } finally {
    await place.stop();
  }
}
