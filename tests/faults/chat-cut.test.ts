import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../server/platform/id.ts";
import { hear, headersOf, newToken } from "../security/chat-visitor.ts";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

// Seen red: with a repeat taken in under another id, what was answered too late stood there twice.
const kills = 5;

let ground: Ground;
let desk: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  desk = await startDeskProcess({ ...ground, role: "web" });
  await ground.pool.query(
    `insert into chat_widget (id, key, name, active, in_portal, email, files, most_waiting, origins, questions, words, changed_at)
     values ($1, 'site', 'Site', true, false, 'optional', true, 50, '{}', '[]', '{"greeting_en":"","greeting_nb":"","closed_en":"","closed_nb":""}', now())`,
    [newId()],
  );
});
afterAll(async () => {
  await desk?.stop();
  await ground?.stop();
});

const visitor = { token: newToken() };
const post = (path: string, body: unknown, headers: Record<string, string>) =>
  fetch(`${desk.base}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** As both browsers do: the same id until the desk says that it has it. Answers the order in which it was written. */
async function speak(path: string, side: string, headers: Record<string, string>, going: () => boolean): Promise<string[]> {
  const written: string[] = [];
  for (let number = 1; going(); number++) {
    const body = `${side} ${number}`;
    const id = newId();
    written.push(body);
    for (let taken = false; !taken;) {
      // Now and then the line breaks after it was sent and before the answer is there.
      const signal = AbortSignal.timeout(Math.random() < 0.2 ? 5 : 5000);
      taken = await fetch(`${desk.base}/api/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ id, body }),
        signal,
      }).then(
        ({ status }) => status === 201,
        () => false,
      );
      if (!taken) await pause(50);
    }
    await pause(side === "visitor" ? 700 : 150);
  }
  return written;
}

/** A page whose line breaks again and again, and which goes on after the last message that it has. */
async function listenBroken(going: () => boolean): Promise<{ seqs: number[]; bodies: string[]; cuts: number }> {
  const heard = { seqs: [] as number[], bodies: [] as string[], cuts: 0 };
  const all = () => heard.seqs.at(-1) ?? 0;
  for (let last = false; !last;) {
    last = !going();
    const page = await hear(desk.base, visitor, all()).catch(() => null);
    if (!page || page.status !== 200) {
      last = false;
      await pause(50);
      continue;
    }
    await pause(last ? 3000 : Math.random() * 400);
    page.leave();
    await page.closed;
    heard.cuts += 1;
    for (const { seq, body } of page.said()) {
      heard.seqs.push(seq);
      heard.bodies.push(body);
    }
  }
  return heard;
}

test(
  `a chat over ${kills} deaths of the server and many cuts on both sides: nothing is lost, doubled or out of order`,
  { timeout: 180_000 },
  async () => {
    const begun = await post(
      "/chat-widgets/site/chats",
      { token: visitor.token, message: { id: newId(), body: "visitor 0" }, name: "Ola" },
      {},
    );
    const { id } = (await begun.json()) as { id: string };
    const per = { authorization: `Bearer ${ground.keys.per}` };
    expect((await post(`/chats/${id}/take`, {}, per)).status).toBe(200);
    let on = true;
    const going = () => on;
    let listening = true;
    const hearing = listenBroken(() => listening);
    const speaking = [
      speak("/my-chat/messages", "visitor", headersOf(visitor), going),
      speak(`/chats/${id}/messages`, "technician", per, going),
    ];
    for (let kill = 0; kill < kills; kill++) {
      await pause(800 + Math.random() * 800);
      await desk.kill();
      await desk.start();
    }
    await pause(500);
    on = false;
    const [said = [], answered = []] = await Promise.all(speaking);
    listening = false;
    const heard = await hearing;
    const { rows } = await ground.pool.query<{ seq: number; body: string; side: string }>(
      "select seq, body, side from chat_message where chat_id = $1 order by seq",
      [id],
    );
    const of = (side: string) => rows.filter((row) => row.side === side).map(({ body }) => body);
    expect(of("visitor")).toEqual(["visitor 0", ...said]);
    expect(of("technician")).toEqual(answered);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, place) => place + 1));
    expect(heard.seqs).toEqual(rows.map(({ seq }) => seq));
    expect(heard.bodies).toEqual(rows.map(({ body }) => body));
    noteFigure(19, "a chat", { kills, cuts: heard.cuts, messages: rows.length, lost: 0, doubled: 0 });
  },
);
