import { expect, test } from "vitest";
import { compare, type Wrong } from "./compare.ts";

// Seen red: without `told_at` asked for, the same incident was told of at every look; without the mailbox compared, the second one's
// trouble hid behind the first's.
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes));
const wrong = (mailboxId: string | null, kind: Wrong["kind"] = "fetching"): Wrong => ({
  mailboxId,
  kind,
  name: "x",
  fault: { code: "cut", facts: {} },
});
const known = (id: string, mailbox_id: string | null, told: number | null = null, kind: Wrong["kind"] = "fetching") => ({
  id,
  mailbox_id,
  kind,
  began_at: at(0),
  told_at: told === null ? null : at(told),
});
const summary = (...given: Parameters<typeof compare>) => {
  const { begins, due, over } = compare(...given);
  return {
    begins: begins.length,
    due: due.map(({ incident }) => (incident as { id: string }).id),
    over: over.map((one) => (one as { id: string }).id),
  };
};

test("an incident begins once, is told of once after a while, and ends once", () => {
  expect(summary([], [wrong("a")], at(0))).toEqual({ begins: 1, due: [], over: [] });
  expect(summary([known("1", "a")], [wrong("a")], at(1))).toEqual({ begins: 0, due: [], over: [] });
  expect(summary([known("1", "a")], [wrong("a")], at(2))).toEqual({ begins: 0, due: ["1"], over: [] });
  expect(summary([known("1", "a", 2)], [wrong("a")], at(9))).toEqual({ begins: 0, due: [], over: [] });
  expect(summary([known("1", "a", 2)], [], at(10))).toEqual({ begins: 0, due: [], over: ["1"] });
});

test("each mailbox and each way has its own, and so has the outbox", () => {
  expect(summary([known("1", "a", 2)], [wrong("a"), wrong("b"), wrong("a", "sending"), wrong(null, "outbox")], at(9))).toEqual({
    begins: 3,
    due: [],
    over: [],
  });
  expect(summary([known("1", "a", 2), known("2", null, 2, "outbox")], [wrong("a")], at(9))).toMatchObject({ over: ["2"] });
});
