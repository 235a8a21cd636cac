import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { theDesk } from "../server/platform/actor.ts";
import { createDb, createPool, transaction } from "../server/platform/db.ts";
import { createLog } from "../server/platform/log.ts";
import { createApiKey, grantRole } from "../server/rooms/access/index.ts";
import { createPerson } from "../server/rooms/people/index.ts";
import { atMost, type Figure } from "./figure.ts";
import type { Ground, Running } from "./programs.ts";

/** As many as one person may have open. */
const perPerson = 6;

/** Keys of so many technicians, who all may learn of every ticket of the desk. */
async function makeKeys(url: string, count: number): Promise<string[]> {
  const pool = createPool(url, createLog("silent"), { size: 2, application: "bench" });
  const keys = await transaction(createDb(pool), async (tx) => {
    const made: string[] = [];
    for (let n = 0; n < count; n++) {
      const person = await createPerson(tx, theDesk([]), { name: `Listener ${n}`, email: `listener.${n}@bench.example` });
      await grantRole(tx, person.id, "manager");
      made.push((await createApiKey(tx, { personId: person.id, name: "bench" })).key);
    }
    return made;
  });
  await pool.end();
  return keys;
}

const openStream = (url: string, key: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asking = get(url, { headers: { authorization: `Bearer ${key}` }, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`a stream was answered ${response.statusCode}`));
    });
    asking.on("error", reject);
  });

/** How long (ms) after a reply was written each listener learns of it, while so many listen and so many are written a second. */
export async function streams(place: Ground, desk: Running, { listeners = 2000, perSecond = 20, seconds = 10 } = {}): Promise<Figure[]> {
  const api = `${desk.base}/api/v1`;
  const headers = { authorization: `Bearer ${place.key}`, "content-type": "application/json" };
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${api}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as { id: string };
  };
  const keys = await makeKeys(place.url, Math.ceil(listeners / perPerson));
  const { id } = await post("/tickets", { subject: "Outlook asks for the password" });
  const open: IncomingMessage[] = [];
  const waits: number[] = [];
  try {
    for (let from = 0; from < listeners; from += 100) {
      const some = Array.from({ length: Math.min(100, listeners - from) }, (_, n) => keys[Math.floor((from + n) / perPerson)] ?? "");
      open.push(...(await Promise.all(some.map((key) => openStream(`${api}/events`, key)))));
    }
    for (const stream of open) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        const now = Date.now();
        for (const [, at] of text.matchAll(/"type":"reply.added".*?"at":"([^"]+)"/g)) waits.push(now - Date.parse(at ?? ""));
      });
    }
    const changes = perSecond * seconds;
    const writing: Promise<unknown>[] = [];
    for (let n = 0; n < changes; n++) {
      const sent = post(`/tickets/${id}/replies`, { body: `We are looking into it, ${n}.` });
      // Refusals are told below, when all is over.
      sent.catch(() => {});
      writing.push(sent);
      await pause(1000 / perSecond);
    }
    await Promise.all(writing);
    for (let patience = 100; waits.length < changes * listeners && patience > 0; patience--) await pause(100);
    const inOrder = waits.toSorted((a, b) => a - b);
    const p99 = inOrder[Math.floor(inOrder.length * 0.99)] ?? Infinity;
    const missed = changes * listeners - waits.length;
    return [
      atMost(`${listeners} listeners, ${perSecond} changes a second: p99 to the client`, p99, "ms", null, 1000),
      atMost(`${listeners} listeners: changes not told`, missed, "", null, 0),
      atMost(`memory with ${listeners} listeners`, desk.memory(), "MB", null, 400),
    ];
  } finally {
    for (const stream of open) stream.destroy();
  }
}
