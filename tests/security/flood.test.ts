import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { draftHandover } from "../../server/rooms/tickets/handover-draft.ts";
import type { Desk } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk } from "./small-desk.ts";

let desk: Desk;
let keys: SmallDesk["keys"];
let signIn: SmallDesk["signIn"];

beforeAll(async () => {
  ({ desk, keys, signIn } = await openSmallDesk({ size: 8 }));
});
afterEach(() => desk.pool.query("delete from attempt"));
afterAll(() => desk.close());

const took = async <T>(work: () => Promise<T> | T): Promise<[T, number]> => {
  const start = performance.now();
  const answer = await work();
  return [answer, performance.now() - start];
};
const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(",")}}`;
/** Sends the head of a request and no byte of its body; answers what comes back. */
const headOnly = (path: string, length: number, headers = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(desk.base).port), "127.0.0.1");
    let heard = "";
    socket.on("error", reject);
    socket.setTimeout(5000, () => socket.destroy(new Error("nothing was answered before the body came")));
    socket.on("data", (bytes) => {
      heard += String(bytes);
      if (!heard.includes("request_id")) return;
      socket.destroy();
      resolve(heard);
    });
    socket.write(
      `POST /api/v1${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${headers}\r\n`,
    );
  });

describe("B7: a body", () => {
  it("of somebody who may not call is not waited for", async () => {
    expect(await headOnly("/people/imports", 20_000_000)).toMatch(/^HTTP\/1.1 401 /);
    expect(await headOnly("/people/imports", 20_000_000, `authorization: Bearer ${keys.get("ane")}\r\n`)).toMatch(/^HTTP\/1.1 403 /);
  });

  it("of a stranger is small, of a colleague as large as the longest text, of an import larger", async () => {
    for (const path of ["/session", "/setup", "/sign-in-codes"]) expect(await headOnly(path, 40_000)).toMatch(/^HTTP\/1.1 413 /);
    const key = keys.get("per") ?? "";
    expect(await headOnly("/tickets", 3_000_000, `authorization: Bearer ${key}\r\n`)).toMatch(/^HTTP\/1.1 413 /);
    const longest = { subject: "x", description: "\u{1F4E7}".repeat(50_000) };
    expect((await desk.call("POST", "/tickets", { key, body: longest })).status).toBe(201);
    const csv = `name,email\n${"x".repeat(99)},a.b@nordvik.example\n`.repeat(30_000);
    expect((await desk.call("POST", "/people/imports", { key, body: { csv } })).status).toBe(200);
  });

  it("with a hundred thousand wrong fields is refused quickly, and fifty of them are named", async () => {
    const wrong: [string, number][] = [
      [manyKeys(100_000), 413],
      [`{"subject":"x","tags":[${"1,".repeat(500_000)}1]}`, 413],
      [`{"subject":"x","fields":${manyKeys(100_000)}}`, 413],
      [`{"subject":${"[".repeat(400_000)}${"]".repeat(400_000)}}`, 413],
      ["[".repeat(1_000_000), 400],
      [JSON.stringify({ subject: "x".repeat(1_000_000) }), 400],
      [`{"subject":"x","tags":[${"1,".repeat(40_000)}1]}`, 400],
    ];
    for (const [body, status] of wrong) {
      const [answer, ms] = await took(() => desk.call("POST", "/tickets", { key: keys.get("per"), body }));
      expect([answer.status, (answer.body.errors ?? []).length <= 50, answer.text.length < 20_000]).toEqual([status, true, true]);
      expect(ms).toBeLessThan(3000);
    }
    expect((await desk.call("POST", "/session", { body: manyKeys(2500) })).body.errors).toHaveLength(50);
  });
});

describe("B7: what somebody writes and somebody else's screen reads", () => {
  const hostile = [
    `AA${"1".repeat(99_000)}_`,
    `${"A".repeat(50_000)}${"1".repeat(49_000)}_`,
    `code ${"a".repeat(99_000)}`,
    `code${" ".repeat(99_000)}`,
    "AA11-".repeat(19_000),
    `0x${"a".repeat(99_000)}_`,
    "1.".repeat(49_000),
    ` ${".   ".repeat(24_000)}`,
    "\n".repeat(99_000),
    "https://".repeat(12_000),
  ];
  it.each(hostile.map((text) => [text.slice(0, 12), text]))("is looked through for a handover in no time: %j …", async (_, text) => {
    const [, ms] = await took(() =>
      draftHandover(text, [
        { by: "technician", text },
        { by: "requester", text },
        { by: "note", text },
      ]),
    );
    expect(ms).toBeLessThan(1500);
  });

  it("still finds codes, addresses, builds and links", () => {
    const text = "KB5034441 and ERR-4011A, 0x8004011D at 10.0.1.12, build 26200.1, https://status.example/42";
    const { evidence } = draftHandover(text, []);
    for (const word of ["KB5034441", "ERR-4011A", "0x8004011D", "10.0.1.12", "build 26200.1", "https://status.example/42"]) {
      expect(evidence).toContain(word);
    }
  });
});

describe("B7: a spreadsheet", () => {
  it.each([
    ["a million rows", `name\n${"a\n".repeat(1_000_000)}`],
    ["a row of a million cells", `name,email\n${"a,".repeat(1_000_000)}\n`],
    ["a header of a million columns", `${"a,".repeat(1_000_000)}\n`],
    ["one quotation mark", `name\n"${"a".repeat(2_000_000)}`],
  ])("with %s is refused, and the desk goes on", async (_, csv) => {
    const [answer, ms] = await took(() => desk.call("POST", "/people/imports", { key: keys.get("per"), body: { csv } }));
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, "/csv"]);
    expect(ms).toBeLessThan(10_000);
  });
});

describe("hundreds of requests at once", () => {
  it("of one caller leave the others a connection, and are refused when they pile up", async () => {
    const { id } = (await desk.call("POST", "/tickets", { key: keys.get("ane"), body: { subject: "Slow" } })).body;
    const busy = await desk.pool.connect();
    await busy.query("begin");
    await busy.query("select from ticket where id = $1 for update", [id]);
    const held = Array.from({ length: 150 }, (_, i) =>
      desk.call("POST", `/tickets/${id}/replies`, { key: keys.get("ane"), body: { body: `again ${i}` } }),
    );
    try {
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (let i = 0; i < 5; i++) {
        // Without a connection they would wait as long as those do.
        expect((await desk.call("GET", "/tickets", { key: keys.get("jonas") })).status).toBe(200);
      }
    } finally {
      await busy.query("rollback");
      busy.release();
    }
    const statuses = (await Promise.all(held)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBe(150 - 6 - 100);
    expect(statuses.filter((status) => status === 201).length).toBe(106);
  });
});

describe("drafts", () => {
  it("are kept up to two million letters of one person", async () => {
    const cookie = await signIn("per");
    const keep = (key: string, length: number) => desk.call("PUT", "/drafts", { cookie, body: { key, body: "x".repeat(length) } });
    for (let i = 0; i < 20; i++) expect((await keep(`k${i}`, 99_999)).status).toBe(204);
    const refused = await keep("k20", 99_999);
    expect([refused.status, refused.body.code]).toEqual([409, "drafts_too_long"]);
    expect((await keep("k0", 100_000)).status).toBe(204);
    expect((await keep("k0", 0)).status).toBe(204);
    expect((await keep("k20", 99_999)).status).toBe(204);
  });
});

describe("tries to sign in from one network that is over its limit", () => {
  it("leave no rows behind, whatever addresses are made up", async () => {
    const ask = (name: string, times: number) =>
      Promise.all(
        Array.from({ length: times }, (_, i) => desk.call("POST", "/sign-in-codes", { body: { email: `${name}${i}@x.example` } })),
      );
    // All of them within one minute of the clock.
    desk.pass(60_000 - ((Date.now() - 500) % 60_000));
    await ask("first", 60);
    const rows = async () => (await desk.pool.query("select count(*)::int as n from attempt")).rows[0].n;
    const before = await rows();
    await ask("more", 50);
    expect((await rows()) - before).toBe(0);
  });
});
