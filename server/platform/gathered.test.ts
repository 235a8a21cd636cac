import { expect, test } from "vitest";
import type { Db } from "./db.ts";
import { gathered } from "./gathered.ts";

const [one, other] = [{}, {}] as [Db, Db];

const asking = () => {
  const asked: string[] = [];
  const ask = gathered(async (_, given: readonly string[]) => {
    asked.push(given.join(""));
    if (given.includes("!")) throw new Error("no such luck");
    return given.map((each) => each.toUpperCase());
  });
  return { ask, asked };
};

// Seen red: with one question for two transactions; with what comes later given to a question that was asked.
test("what one transaction asks in the same moment is asked once, a few promises apart, too; each has its own answer", async () => {
  const { ask, asked } = asking();
  const late = Promise.resolve()
    .then(() => {})
    .then(() => ask(one, "c"));
  expect(await Promise.all([ask(one, "a"), ask(one, "b"), ask(other, "x"), late])).toEqual(["A", "B", "X", "C"]);
  expect(asked).toEqual(["abc", "x"]);
  expect(await ask(one, "d")).toBe("D");
  expect(asked).toEqual(["abc", "x", "d"]);
});

test("what fails fails for all who asked with it, and for nobody else", async () => {
  const { ask } = asking();
  const done = await Promise.allSettled([ask(one, "a"), ask(one, "!"), ask(other, "b")]);
  expect(done.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
});
