import { expect, test } from "vitest";
import { accountSentence } from "./account-facts.ts";

const data = { action: "unlock", account: "ane", directory: "Nordvik" };
const say = (type: "asked" | "decided" | "done", more: object = {}) =>
  accountSentence(`ticket.account_${type}`, { ...data, ...more }, "Per Haug", (at) => at);

test("what was asked for says who, what and where, whether somebody has to agree, and until when it waits", () => {
  expect(say("asked")).toEqual({
    key: "event.account_asked",
    facts: { ...data, who: "Per Haug", undo: "no", approval: "no", waits: "no", until: "" },
  });
  const more = { undo_of: "one", approval: true, not_before: "2026-03-02T09:00:00Z" };
  expect(say("asked", more).facts).toMatchObject({ undo: "yes", approval: "yes", waits: "yes", until: "2026-03-02T09:00:00Z" });
});

test("who agreed, who did not, and that nobody did in time", () => {
  expect(say("decided", { agrees: true }).facts).toMatchObject({ agrees: "yes", late: "no" });
  expect(say("decided", { agrees: false }).facts).toMatchObject({ agrees: "no", late: "no" });
  expect(say("decided", { agrees: false, late: true }).facts).toMatchObject({ late: "yes" });
});

test("what is half done says how much of it", () => {
  expect(say("done", { state: "half_done", written: 1, of: 3 }).facts).toMatchObject({ state: "half_done", written: 1, of: 3 });
});
