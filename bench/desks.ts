import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Figure } from "./figure.ts";
import type { Running } from "./programs.ts";
import { asking } from "./views.ts";

const openStream = (url: string, key: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { headers: { authorization: `Bearer ${key}` }, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`a stream was answered ${response.statusCode}`));
    });
    asked.on("error", reject);
  });

/** Reads as a browser does when it is told of a change: at once, and then at most every `every` milliseconds while it is told of more. */
function reader(read: () => Promise<unknown>, every: number) {
  let wanted = false;
  let busy = false;
  const go = async () => {
    if (busy) return void (wanted = true);
    busy = true;
    await read().catch(() => {});
    await pause(every);
    busy = false;
    if (wanted) {
      wanted = false;
      void go();
    }
  };
  return () => void go();
}

/**
 * So many technicians with the Desk open, while so many changes are made a second. Each desk does what the browser does: it listens, and
 * what it is told of makes it read an open ticket at once, a list that holds the ticket every 300 ms at most, and all else that is in
 * sight (web/platform/refresh.ts) every two seconds at most. Told within: from the moment the fact is written until the desk that has the ticket open has read it anew.
 */
export async function desks(running: Running, keys: readonly string[], { perSecond = 5, seconds = 30 } = {}): Promise<Figure[]> {
  const api = `${running.base}/api/v1`;
  const lead = asking(api, keys[0] ?? "");
  const { items } = await lead.get<{ items: { id: string }[] }>("/tickets?queue=all_open&limit=50");
  const open: IncomingMessage[] = [];
  const told: number[] = [];
  const shown: number[] = [];
  let most = 0;
  try {
    for (const [at, key] of keys.entries()) {
      const stream = await openStream(`${api}/events`, key);
      const { get: read } = asking(api, key);
      const mine = items[at % items.length]?.id ?? "";
      let holds = new Set<string>();
      const shift = async () => {
        const { items: rows } = await read<{ items: { id: string }[] }>("/tickets?queue=my_shift&limit=200");
        holds = new Set(rows.map(({ id }) => id));
      };
      await shift();
      const list = reader(shift, 300);
      const calmly = reader(() => Promise.all([shift(), read("/queues"), read("/views/counts")]), 2000);
      stream.setEncoding("utf8");
      let text = "";
      stream.on("data", (chunk: string) => {
        text += chunk;
        const whole = text.lastIndexOf("\n\n");
        if (whole < 0) return;
        const now = Date.now();
        for (const line of text.slice(0, whole).split("\n")) {
          if (!line.startsWith("data: {")) continue;
          const { type, at: written, ticket_id } = JSON.parse(line.slice(6)) as { type: string; at: string; ticket_id: string | null };
          if (type !== "reply.added" && type !== "note.added") continue;
          told.push(now - Date.parse(written));
          if (ticket_id && holds.has(ticket_id)) list();
          calmly();
          if (ticket_id === mine) {
            const seen = () => shown.push(Date.now() - Date.parse(written));
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
      const sent = by.post(`/tickets/${items[n % items.length]?.id}/notes`, { body: `Looked at it, ${n}.` });
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
