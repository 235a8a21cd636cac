import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { limits } from "./limits.ts";
import { createUnderstanding, understandSafely } from "./understanding.ts";

const message = (subject: string): Uint8Array =>
  new Uint8Array(Buffer.from(`From: kari@nordvik.example\r\nSubject: ${subject}\r\n\r\nHei\r\n`));

const odd = createUnderstanding({ worker: new URL("./odd-worker.ts", import.meta.url), patience: 5000, memory: 32 });

test("a message is understood in another thread, its attachments come along", async () => {
  const raw = Buffer.from(
    "From: kari@nordvik.example\nSubject: Bilde\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nSe vedlegg\n--x\n" +
      "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw==\n--x--\n",
  );
  const understood = await understandSafely(raw);
  expect(understood).toMatchObject({ subject: "Bilde", text: "Se vedlegg", attachments: [{ file_name: "a.png", size: 4 }] });
  expect([...(understood.attachments[0]?.content ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test("a long message's bytes are moved where they are a whole piece of memory; a short one's stay", async () => {
  const long = (subject: string) => Buffer.concat([message(subject), Buffer.alloc(70_000, "x")]);
  const whole = new Uint8Array(long("whole"));
  const shared = Buffer.concat([Buffer.from("xx"), long("shared")]).subarray(2);
  const short = message("short");
  const asked = [understandSafely(whole), understandSafely(shared), understandSafely(short)];
  expect((await Promise.all(asked)).map(({ subject }) => subject)).toEqual(["whole", "shared", "short"]);
  expect(whole.byteLength).toBe(0);
  expect(shared.byteLength).toBeGreaterThan(0);
  expect(short.byteLength).toBeGreaterThan(0);
});

test("a file is read there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "firstline-mail-"));
  try {
    await writeFile(join(folder, "message.eml"), message("fra fil"));
    expect((await understandSafely(join(folder, "message.eml"))).subject).toBe("fra fil");
    await expect(understandSafely(join(folder, "none.eml"))).rejects.toMatchObject({ name: "NotUnderstood", reason: "broken" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("too much of anything is refused by the name of its limit", async () => {
  const refused = (limit: string) => ({ name: "NotUnderstood", reason: "too_much", limit });
  await expect(understandSafely(new Uint8Array(limits.message + 1))).rejects.toMatchObject(refused("message"));
  await expect(understandSafely(Buffer.from(`X: ${"x".repeat(limits.head)}`))).rejects.toMatchObject(refused("head"));
});

// Seen red: with all that a lost thread had failing with it.
test("of many that are given to a thread together those that end it fail, and no other", { timeout: 30_000 }, async () => {
  const subjects = Array.from({ length: 12 }, (_, n) => (n % 4 === 2 ? "die" : n === 9 ? "eat" : `fine ${n}`));
  const done = await Promise.allSettled(subjects.map((subject) => odd(message(subject))));
  const fates = done.map((one) => (one.status === "fulfilled" ? one.value.subject : (one.reason as { reason: string }).reason));
  expect(fates).toEqual(subjects.map((subject) => ({ die: "worker_died", eat: "out_of_memory" })[subject] ?? subject));
});

test.each([
  ["hang", "took_too_long"],
  ["die", "worker_died"],
  ["eat", "out_of_memory"],
])("a thread that does not come back (%s) is replaced; only that message fails", async (deed, reason) => {
  const [before, bad, after] = await Promise.allSettled([odd(message("before")), odd(message(deed)), odd(message("after"))]);
  expect(before).toMatchObject({ status: "fulfilled", value: { subject: "before" } });
  expect(bad).toMatchObject({ status: "rejected", reason: { name: "NotUnderstood", reason } });
  expect(after).toMatchObject({ status: "fulfilled", value: { subject: "after" } });
});
