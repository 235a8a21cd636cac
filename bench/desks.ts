import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Figure } from "./figure.ts";
import type { Running } from "./programs.ts";
import { holds, touches, type Args, type Fact } from "../web/platform/touches.ts";
import { asking, type Asking } from "./views.ts";

const openStream = (url: string, key: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { headers: { authorization: `Bearer ${key}` }, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`a stream was answered ${response.statusCode}`));
    });
    asked.on("error", reject);
  });

type Read = () => Promise<unknown>;

/**
 * Reads as a browser does that is told of changes (web/platform/refresh.ts): what was touched together, within `moment` milliseconds, and then at most
 * every `every` while it is told of more.
 */
function reader(every: number, moment = 0) {
  const wanted = new Set<Read>();
  let resting = false;
  const go = () => {
    resting = wanted.size > 0;
    for (const read of wanted) read().catch(() => {});
    wanted.clear();
    if (resting) setTimeout(go, every);
  };
  return (read: Read) => {
    wanted.add(read);
    if (resting) return;
    resting = true;
    setTimeout(go, Math.random() * moment);
  };
}

/** What a desk that shows my shift has on its screen besides the open ticket, by endpoint: the browser's own cache keys. */
const inSight = [
  ["GET /tickets", { query: { queue: "my_shift", limit: 200 } }],
  ["GET /queues", {}],
  ["GET /views/counts", {}],
  ["GET /announcements", {}],
  ["GET /notifications", { query: { limit: 20 } }],
  ["GET /mail/messages", { query: { outcome: "held", limit: 100 } }],
] as const;

const addressOf = (endpoint: string, { query }: Args): string =>
  `${endpoint.slice(4)}?${new URLSearchParams(Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]))}`;

/** The facts that the changes of this bench tell, one each. */
const changed = new Set(["reply.added", "note.added", "ticket.changed"]);

/** What somebody at the desk does: mostly words, and now and then what moves a ticket from one list to another. */
const change = (by: Asking, inItsTeam: Asking | undefined, id: string, n: number): Promise<unknown> => {
  if (n % 5 === 1) return by.post(`/tickets/${id}/replies`, { body: `We are looking into it, ${n}.` });
  if (n % 5 === 3 && inItsTeam) return inItsTeam.patch(`/tickets/${id}`, { impact: 1 + (Math.floor(n / 50) % 4) });
  return by.post(`/tickets/${id}/notes`, { body: `Looked at it, ${n}.` });
};

/**
 * So many technicians with the Desk open, while so many changes are made a second. Each desk does what the browser does, by the browser's own
 * rules (web/platform/touches.ts): it listens, and what it is told of makes it read an open ticket at once, and of what is in sight
 * what the fact may have changed, every 300 ms or two seconds at most. Told within: from the moment the fact is written until the desk that has the ticket open has read it anew.
 */
export async function desks(running: Running, keys: readonly string[], { perSecond = 5, seconds = 30 } = {}): Promise<Figure[]> {
  const api = `${running.base}/api/v1`;
  const lead = asking(api, keys[0] ?? "");
  const { items } = await lead.get<{ items: { id: string; team: { id: string } }[] }>("/tickets?queue=all_open&limit=50");
  const open: IncomingMessage[] = [];
  const workers = new Map<string, Asking>();
  const told: number[] = [];
  const shown: number[] = [];
  let most = 0;
  try {
    for (const [at, key] of keys.entries()) {
      const stream = await openStream(`${api}/events`, key);
      const me = asking(api, key);
      const { get: read } = me;
      const { teams } = await read<{ teams: { id: string; mine: boolean }[] }>("/queues");
      for (const team of teams) if (team.mine) workers.set(team.id, me);
      const mine = items[at % items.length]?.id ?? "";
      const soon = reader(300);
      const calmly = reader(2000, 1000);
      let shift: unknown;
      const screen = await Promise.all(
        inSight.map(async ([endpoint, args]) => {
          const readIt = async () => {
            const answer = await read(addressOf(endpoint, args));
            if (endpoint === "GET /tickets") shift = { pages: [answer] };
          };
          await readIt();
          return { endpoint, args, readIt };
        }),
      );
      stream.setEncoding("utf8");
      let text = "";
      stream.on("data", (chunk: string) => {
        text += chunk;
        const whole = text.lastIndexOf("\n\n");
        if (whole < 0) return;
        const now = Date.now();
        for (const line of text.slice(0, whole).split("\n")) {
          if (!line.startsWith("data: {")) continue;
          const fact = JSON.parse(line.slice(6)) as Fact & { at: string };
          for (const { endpoint, args, readIt } of screen) {
            const when = touches(fact, endpoint, args, endpoint === "GET /tickets" && holds(shift, fact));
            if (when === "calmly") calmly(readIt);
            else if (when) soon(readIt);
          }
          if (!changed.has(fact.type)) continue;
          told.push(now - Date.parse(fact.at));
          if (fact.ticket_id === mine) {
            const seen = () => shown.push(Date.now() - Date.parse(fact.at));
            void Promise.all([read(`/tickets/${mine}`), read(`/tickets/${mine}/timeline?limit=50&order=newest`)]).then(seen, () => {});
          }
        }
        text = text.slice(whole + 2);
      });
      open.push(stream);
    }
    const changes = perSecond * seconds;
    const writing: Promise<unknown>[] = [];
    for (let n = 0; n < changes; n++) {
      const by = asking(api, keys[n % keys.length] ?? "");
      const { id, team } = items[n % items.length] ?? { id: "", team: { id: "" } };
      const sent = change(by, workers.get(team.id), id, n);
      // Refusals are told below, when all is over.
      sent.catch(() => {});
      writing.push(sent);
      most = Math.max(most, running.memory());
      await pause(1000 / perSecond);
    }
    await Promise.all(writing);
    for (let patience = 50; told.length < changes * keys.length && patience > 0; patience--) await pause(100);
    const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity;
    const name = `${keys.length} desks, ${perSecond} changes a second`;
    return [
      atMost(`${name}: p95 from commit to the desk`, p95(told), "ms", null, 500),
      atMost(`${name}: p95 until the open ticket is read anew`, p95(shown), "ms", null, 500),
      atMost(`${name}: changes not told`, changes * keys.length - told.length, "", null, 0),
      atMost(`memory with ${keys.length} desks`, most, "MB", null, 400),
    ];
  } finally {
    for (const stream of open) stream.destroy();
  }
}
