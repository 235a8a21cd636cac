import { expect, test } from "vitest";
import { answerPeople, leisure, peopleFirst } from "./people-first.ts";

const work = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
};
/** Nothing to do for longer than one look holds. */
const rest = () => new Promise((done) => setTimeout(done, 600));

// Seen red: with the share turned round, and without the rest after the work.
test("what nobody waits for takes its time while people keep the process busy, and only there", async () => {
  work(700);
  expect(leisure()).toBe(250);
  answerPeople();
  work(700);
  expect(leisure()).toBe(1000);
  const before = performance.now();
  expect(await peopleFirst(async () => (work(200), "done"))).toBe("done");
  expect(performance.now() - before).toBeGreaterThan(780);
  await rest();
  leisure();
  await rest();
  expect(leisure()).toBe(250);
});
