import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { eachAtOnce } from "./each-at-once.ts";

// Seen red: it threw while the others went on, and whoever came after as many failures as there are places was never asked.
test("one that fails stops no other, and nothing goes on afterwards", async () => {
  const done: number[] = [];
  let most = 0;
  let under = 0;
  const work = async (one: number) => {
    most = Math.max(most, ++under);
    await pause(one % 3);
    under -= 1;
    if (one < 3) throw new Error(`no ${one}`);
    done.push(one);
  };
  await expect(
    eachAtOnce(
      Array.from({ length: 12 }, (_, i) => i),
      3,
      work,
    ),
  ).rejects.toThrow("no 0");
  expect([done.toSorted((a, b) => a - b), most, under]).toEqual([[3, 4, 5, 6, 7, 8, 9, 10, 11], 3, 0]);
});
