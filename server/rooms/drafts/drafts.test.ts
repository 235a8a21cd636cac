import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { keepDraft } from "./keep-draft.ts";
import { draftsOf } from "./store.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));

describe("drafts", () => {
  test("are kept under their key, changed, and forgotten when empty", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    await keepDraft(db, actors.per, at(0), { key: "reply:1", body: "Dear Ane" });
    await keepDraft(db, actors.per, at(1), { key: "note:1", body: "She called" });
    await keepDraft(db, actors.per, at(2), { key: "reply:1", body: "Dear Ane,\nplease" });
    expect(await draftsOf(db, people.per.id, undefined)).toEqual([
      { key: "reply:1", body: "Dear Ane,\nplease", updated_at: at(2) },
      { key: "note:1", body: "She called", updated_at: at(1) },
    ]);
    expect(await draftsOf(db, people.per.id, "note:1")).toHaveLength(1);
    await keepDraft(db, actors.per, at(3), { key: "reply:1", body: "" });
    expect((await draftsOf(db, people.per.id, undefined)).map(({ key }) => key)).toEqual(["note:1"]);
  });

  // Seen red: it took the place of what was there.
  test("are added to what is there, once", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    await keepDraft(db, actors.per, at(0), { key: "reply:1", body: "Begun", add: true });
    for (const minute of [1, 2]) await keepDraft(db, actors.per, at(minute), { key: "reply:1", body: "Came back", add: true });
    await keepDraft(db, actors.per, at(3), { key: "reply:1", body: "", add: true });
    expect(await draftsOf(db, people.per.id, "reply:1")).toMatchObject([{ body: "Came back\n\nBegun" }]);
  });

  test("are nobody else's, under the same key, too", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    await keepDraft(db, actors.per, at(0), { key: "reply:1", body: "from Per" });
    await keepDraft(db, actors.kari, at(0), { key: "reply:1", body: "from Kari" });
    await keepDraft(db, actors.kari, at(1), { key: "reply:1", body: "" });
    expect(await draftsOf(db, people.per.id, "reply:1")).toMatchObject([{ body: "from Per" }]);
    expect(await draftsOf(db, people.administrator.id, undefined)).toEqual([]);
  });

  test("are at most five hundred; the ones there are can still be changed", async ({ db }) => {
    const { actors } = await smallWorld(db);
    for (let i = 0; i < 500; i++) await keepDraft(db, actors.per, at(0), { key: `k${i}`, body: "x" });
    await keepDraft(db, actors.per, at(1), { key: "k7", body: "changed" });
    await expect(keepDraft(db, actors.per, at(1), { key: "one more", body: "x" })).rejects.toMatchObject({
      status: 409,
      code: "too_many_drafts",
    });
  });
});
