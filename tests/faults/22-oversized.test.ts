import { request, type IncomingMessage } from "node:http";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

const megabyte = 1024 * 1024;
const bomb = gzipSync(Buffer.alloc(100 * megabyte));

let ground: Ground;
let desk: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  desk = await startDeskProcess({ ...ground, role: "web" });
});
afterAll(async () => {
  await desk?.stop();
  await ground?.stop();
});

/** So many megabytes of one JSON text, made as they are taken. */
function* endless(megabytes: number): Generator<Buffer> {
  yield Buffer.from('{"subject":"');
  const block = Buffer.alloc(64 * 1024, "x");
  for (let sent = 0; sent < megabytes * megabyte; sent += block.length) yield block;
  yield Buffer.from('"}');
}

interface Sent {
  status: number;
  /** Bytes that the desk took before it said no. */
  taken: number;
}

const hungUp = 0;

/** Sends for as long as the desk takes it; answers what it said. */
function send(body: Iterable<Buffer>, headers: Record<string, string>): Promise<Sent> {
  return new Promise((resolve) => {
    let taken = 0;
    const counted = function* () {
      for (const block of body) {
        taken += block.length;
        yield block;
      }
    };
    let heard: IncomingMessage | null = null;
    const asking = request(`${desk.base}/api/v1/tickets`, {
      method: "POST",
      headers: { authorization: `Bearer ${ground.keys.per}`, "content-type": "application/json", ...headers },
    });
    asking.on("response", (response) => {
      heard = response;
      response.resume();
      response.on("end", () => {
        asking.destroy();
        resolve({ status: response.statusCode ?? 0, taken });
      });
    });
    // It may hang up while we still talk, and what it said is lost on the way.
    asking.on("error", () => heard ?? resolve({ status: hungUp, taken }));
    Readable.from(counted()).pipe(asking);
  });
}

const tooLarge: [string, () => Promise<Sent>, number[]][] = [
  ["1 GB of JSON that says how long it is", () => send(endless(1024), { "content-length": String(1024 * megabyte + 14) }), [413]],
  ["1 GB of JSON in pieces, of unknown length", () => send(endless(1024), {}), [413]],
  ["a gzip bomb", () => send([bomb], { "content-encoding": "gzip" }), [400, 415]],
  ["a header of 1 MB", () => send([Buffer.from("{}")], { "x-large": "x".repeat(megabyte) }), [431]],
  ["JSON a million levels deep", () => send([Buffer.from("[".repeat(megabyte))], {}), [400, 413]],
  [
    "a form of 10,000 parts",
    () =>
      send([Buffer.from('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(10_000))], {
        "content-type": "multipart/form-data; boundary=b",
      }),
    [415],
  ],
];

describe("fault 22: what is too large", () => {
  // Seen red: with a bodyLimit of 2 GB (bind.ts) all of it was taken in.
  it.each(tooLarge)("%s is refused early, and memory stays flat", async (what, ask, statuses) => {
    const files = readdirSync(tmpdir()).length;
    const before = desk.memory();
    const answers: Sent[] = [];
    for (let n = 0; n < 3; n++) answers.push(await ask());
    const rise = desk.memory() - before;
    for (const { status } of answers) expect([hungUp, ...statuses]).toContain(status);
    const taken = Math.max(...answers.map((answer) => answer.taken));
    expect(taken).toBeLessThan(16 * megabyte);
    expect(rise).toBeLessThan(50);
    expect(desk.exits()).toBe(0);
    expect((await ground.pool.query("select 1 from ticket")).rowCount).toBe(0);
    expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(files + 3);
    noteFigure(22, what, {
      status: Math.max(...answers.map(({ status }) => status)),
      taken_kb: Math.round(taken / 1024),
      memory_rise_mb: Math.round(rise),
    });
  });
});
