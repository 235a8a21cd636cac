import { randomBytes } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { newId } from "../server/platform/id.ts";
import { hashOf } from "../server/rooms/chat/token.ts";
import { atMost, type Figure } from "./figure.ts";
import { ground, startDesk, type Ground, type Running } from "./programs.ts";

/** Listeners of one address: a machine has only so many ports for one. Linux lets loopback speak from any of its addresses. */
const perAddress = 1000;

interface Talk {
  id: string;
  token: string;
}

/** So many chats that one technician has, about one ticket. */
async function openChats(place: Ground, ticketId: string, count: number): Promise<Talk[]> {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const talks = Array.from({ length: count }, () => ({ id: newId(), token: randomBytes(32).toString("base64url") }));
  const [widget, contact] = [newId(), newId()];
  const { rows } = await client.query("select id from person where email = $1", [place.administrator.email]);
  const me = rows[0].id;
  await client.query(
    `insert into chat_widget (id, key, name, active, in_portal, email, files, most_waiting, origins, questions, words, changed_at)
     values ($1, 'bench', 'Bench', true, false, 'optional', true, 50, '{}', '[]', '{"greeting_en":"","greeting_nb":"","closed_en":"","closed_nb":""}', now())`,
    [widget],
  );
  await client.query(
    "insert into contact (id, channel, direction, state, technician_id, ticket_id, started_at) values ($1, 'chat', 'inbound', 'live', $2, $3, now())",
    [contact, me, ticketId],
  );
  await client.query(
    `insert into chat (id, widget_id, team_id, state, token_hash, visitor_name, language, answers, ticket_id, contact_id, technician_id, started_at, waiting_since, taken_at, mails)
     select x.id, $1, (select team_id from ticket where id = $2), 'open', x.hash, 'Visitor', 'en', '[]', $2, $3, $4, now(), now(), now(), false
     from jsonb_to_recordset($5::jsonb) as x(id uuid, hash text)`,
    [widget, ticketId, contact, me, JSON.stringify(talks.map(({ id, token }) => ({ id, hash: hashOf(token) })))],
  );
  await client.query("analyze chat");
  await client.end();
  return talks;
}

const openStream = (url: string, token: string, localAddress: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asking = get(`${url}/my-chat/events`, { headers: { "chat-token": token }, agent: false, localAddress }, (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`a chat's stream was answered ${response.statusCode}`));
    });
    asking.on("error", reject);
  });

async function measure(
  place: Ground,
  desk: Running,
  chats: number,
  listeners: number,
  perSecond: number,
  seconds: number,
): Promise<Figure[]> {
  const api = `${desk.base}/api/v1`;
  const headers = { authorization: `Bearer ${place.key}`, "content-type": "application/json" };
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${api}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post("/tickets", { subject: "The screen is black" });
  const talks = await openChats(place, id, chats);
  const open: IncomingMessage[] = [];
  const waits: number[] = [];
  const each = listeners / chats;
  try {
    for (let from = 0; from < listeners; from += 50) {
      const some = Array.from({ length: Math.min(50, listeners - from) }, (_, n) => from + n);
      const address = `127.0.0.${2 + Math.floor(from / perAddress)}`;
      open.push(...(await Promise.all(some.map((n) => openStream(api, talks[Math.floor(n / each)]?.token ?? "", address)))));
    }
    for (const stream of open) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        const now = Date.now();
        for (const [, at] of text.matchAll(/event: message\ndata: .*?"at":"([^"]+)"/g)) waits.push(now - Date.parse(at ?? ""));
      });
    }
    const messages = perSecond * seconds;
    const writing: Promise<unknown>[] = [];
    for (let n = 0; n < messages; n++) {
      const talk = talks[(n * 7919) % chats];
      const sent = post(`/chats/${talk?.id}/messages`, { id: newId(), body: `We are looking into it, ${n}.` });
      // Refusals are told below, when all is over.
      sent.catch(() => {});
      writing.push(sent);
      await pause(1000 / perSecond);
    }
    await Promise.all(writing);
    const wanted = messages * each;
    for (let patience = 100; waits.length < wanted && patience > 0; patience--) await pause(100);
    const p99 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Infinity;
    const what = `${chats} chats, ${listeners} listeners`;
    return [
      atMost(`${what}, ${perSecond} messages a second: p99 to the visitor`, p99, "ms", null, 1000),
      atMost(`${what}: messages not told, or told twice`, Math.abs(wanted - waits.length), "", null, 0),
      atMost(`${what}: memory`, desk.memory(), "MB", null, 400),
    ];
  } finally {
    for (const stream of open) stream.destroy();
  }
}

/** How soon visitors hear what a technician says, while so many chats are open and each is looked at in several tabs. */
export async function* chats({ count = 2000, listeners = 10_000, perSecond = 40, seconds = 20 } = {}): AsyncGenerator<Figure> {
  const place = await ground();
  try {
    const desk = await startDesk(place.url, `${place.dir}/desk`);
    try {
      yield* await measure(place, desk, count, listeners, perSecond, seconds);
    } finally {
      await desk.stop();
    }
  } finally {
    await place.stop();
  }
}
