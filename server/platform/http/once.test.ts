import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../../../tests/database.ts";
import { sql, tables, transaction, type Db } from "../db.ts";
import { newId } from "../id.ts";
import { once, type OnceRequest } from "./once.ts";

const now = new Date("2026-03-02T09:00:00Z");
const actorId = newId();
const request = (key: string, body: unknown = { subject: "Printer" }): OnceRequest => ({ actorId, route: "POST /tickets", key, body });

describe("once", () => {
  let ground: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    ground = await freshDatabase();
    await sql`create table made (id uuid primary key)`.execute(tables(ground.db));
  });
  afterAll(() => ground.close());

  const make = (given: OnceRequest, at = now) =>
    transaction(ground.db, (tx: Db) =>
      once(tx, given, at, async () => {
        const id = newId();
        await sql`insert into made values (${id})`.execute(tables(tx));
        return { status: 201, answer: { id } };
      }),
    );
  const count = async () => (await sql<{ n: number }>`select count(*) as n from made`.execute(tables(ground.db))).rows[0]?.n;

  it("makes one thing of ten requests at the same time, and answers all of them alike", async () => {
    const before = (await count()) ?? 0;
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => make(request(`parallel-${round}`))));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
    expect(await count()).toBe(before + 20);
  });

  it("refuses the same key with another body", async () => {
    await make(request("k1"));
    await expect(make(request("k1", { subject: "Other" }))).rejects.toMatchObject({ status: 422, code: "key_reused" });
  });

  it("forgets after a day, not before", async () => {
    const first = await make(request("k2"));
    expect(await make(request("k2"), new Date("2026-03-03T08:00:00Z"))).toEqual(first);
    expect(await make(request("k2"), new Date("2026-03-03T10:00:00Z"))).not.toEqual(first);
  });

  it("leaves the key free when the work failed", async () => {
    const failing = transaction(ground.db, (tx) => once(tx, request("k3"), now, () => Promise.reject(new Error("no disk"))));
    await expect(failing).rejects.toThrow("no disk");
    await expect(make(request("k3"))).resolves.toMatchObject({ status: 201 });
  });
});
