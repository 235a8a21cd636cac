import { atLeast, atMost, type Figure } from "./figure.ts";
import { fill } from "./fill.ts";
import { letter } from "./letters.ts";
import { ground, startBare, startDesk } from "./programs.ts";

const type = "message/rfc822";
let sent = 0;

async function send(url: string, key: string): Promise<void> {
  const headers = { "content-type": type, authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(letter(sent++)) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${text}`);
}

/** Messages per second that so many senders get rid of, the median of three runs after one, three times as long, in which a program compiles itself. */
async function perSecond(url: string, key: string, seconds = 4, senders = 8): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 4; run++) {
    const end = performance.now() + seconds * (run === 0 ? 3 : 1) * 1000;
    let done = 0;
    await Promise.all(
      Array.from({ length: senders }, async () => {
        while (performance.now() < end) {
          await send(url, key);
          done++;
        }
      }),
    );
    if (run > 0) runs.push(done / seconds);
  }
  return runs.toSorted((a, b) => a - b)[1] ?? 0;
}

/** The 95th percentile (ms) of the list, asked for ten times a second until `until` is done. */
async function listP95(api: string, key: string, until: Promise<unknown>): Promise<number> {
  const times: number[] = [];
  let going = true;
  void until.finally(() => (going = false));
  while (going) {
    const start = performance.now();
    await (await fetch(`${api}/tickets?limit=25`, { headers: { authorization: `Bearer ${key}` } })).arrayBuffer();
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 100));
  }
  await until;
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** Mail through the pipe beside writing it down with one INSERT, and the screens while a full mailbox is taken. */
export async function* mail(mailbox = Number(process.env["BENCH_MAILS"] ?? 10_000)): AsyncGenerator<Figure> {
  const place = await ground();
  try {
    const bare = await startBare(place.url);
    const desk = await startDesk(place.url, `${place.dir}/desk`);
    const api = `${desk.base}/api/v1`;
    try {
      await fill(place.url, 10_000);
      const raw = await perSecond(`${bare.base}/raw`, place.key);
      const pipe = await perSecond(`${api}/mail/messages`, place.key);
      yield atLeast("messages through the pipe, to one INSERT", pipe, "1/s", pipe / raw, 0.25);
      const idle = await listP95(api, place.key, new Promise((done) => setTimeout(done, 15_000)));
      // One after the other, as they come out of a mailbox.
      const taken = (async () => {
        for (let n = 0; n < mailbox; n++) await send(`${api}/mail/messages`, place.key);
      })();
      const busy = await listP95(api, place.key, taken);
      yield atMost(`list's p95 while ${mailbox} mails are taken, to idle`, busy, "ms", busy / idle, 2);
      yield atMost("memory after them", desk.memory(), "MB", null, 400);
    } finally {
      await desk.stop();
      await bare.stop();
    }
  } finally {
    await place.stop();
  }
}
