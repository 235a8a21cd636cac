import { atLeast, atMost, type Figure } from "./figure.ts";
import { fill } from "./fill.ts";
import { letter } from "./letters.ts";
import { medianOf } from "./load.ts";
import { ground, startBare, startDesk } from "./programs.ts";

const type = "message/rfc822";
let sent = 0;

async function send(url: string, key: string): Promise<void> {
  const headers = { "content-type": type, authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(letter(sent++)) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${text}`);
}

const senders = 16;

/** Messages per second that so many senders get rid of. */
async function perSecond(url: string, key: string, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (performance.now() < end) {
        await send(url, key);
        done++;
      }
    }),
  );
  return done / seconds;
}

/** The pipe beside one INSERT, in turns after both have compiled themselves: what else the machine does falls on both. Medians of seven runs. */
async function throughPipe(raw: string, pipe: string, key: string): Promise<{ value: number; ratio: number }> {
  await perSecond(raw, key, 9);
  await perSecond(pipe, key, 12);
  const values: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < 7; round++) {
    const measure = await perSecond(raw, key, 2);
    const value = await perSecond(pipe, key, 3);
    values.push(value);
    ratios.push(value / measure);
  }
  return { value: medianOf(values), ratio: medianOf(ratios) };
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
      const { value, ratio } = await throughPipe(`${bare.base}/raw`, `${api}/mail/messages`, place.key);
      yield atLeast("messages through the pipe, to one INSERT", value, "1/s", ratio, 0.25);
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
