import { expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

interface Item {
  name: string;
  keys: readonly string[];
}
const item = (name: string, ...keys: string[]): Item => ({ name, keys });

/** Batches that end when they are told to. */
function atWork(how: { most: number; lanes: number }) {
  const batches: { names: string; end: (failing?: Error) => void }[] = [];
  const ask = inBatches<Item, string>({
    ...how,
    keysOf: ({ keys }) => keys,
    work: (items) =>
      new Promise((done, failed) => {
        const names = items.map(({ name }) => name);
        batches.push({
          names: names.join(""),
          end: (failing) => (failing ? failed(failing) : done(names.map((name) => name.toUpperCase()))),
        });
      }),
  });
  const seen = async () => {
    await new Promise((soon) => setTimeout(soon, 5));
    return batches.map(({ names }) => names);
  };
  return { ask, seen, end: (n: number, failing?: Error) => batches[n]?.end(failing) };
}

// Seen red: with keys not looked at; with those of one who waits not noted; with a lane, or keys, not given back after a failure; with the
// keys of one whose answer takes longer let go with its batch; with a lane that waits for that answer.

test("those who come together go together, and those who come meanwhile with the next; each has its own answer", async () => {
  const { ask, seen, end } = atWork({ most: 3, lanes: 1 });
  const first = Promise.all([ask(item("a")), ask(item("b"))]);
  expect(await seen()).toEqual(["ab"]);
  const next = Promise.all(["c", "d", "e", "f"].map((name) => ask(item(name))));
  expect(await seen()).toEqual(["ab"]);
  end(0);
  expect(await first).toEqual(["A", "B"]);
  expect(await seen()).toEqual(["ab", "cde"]);
  end(1);
  expect(await seen()).toEqual(["ab", "cde", "f"]);
  end(2);
  expect(await next).toEqual(["C", "D", "E", "F"]);
});

test("two that share a key go one after the other, in any lane, and nobody else waits for that", async () => {
  const { ask, seen, end } = atWork({ most: 8, lanes: 2 });
  const all = Promise.all([ask(item("a", "x")), ask(item("b", "x", "y")), ask(item("c", "y")), ask(item("d"))]);
  // b waits for a, and c, which came after it, for b.
  expect(await seen()).toEqual(["ad"]);
  end(0);
  expect(await seen()).toEqual(["ad", "b"]);
  end(1);
  expect(await seen()).toEqual(["ad", "b", "c"]);
  end(2);
  expect(await all).toEqual(["A", "B", "C", "D"]);
});

test("a batch that fails says so to each of its own, and the next goes on", async () => {
  const { ask, seen, end } = atWork({ most: 2, lanes: 1 });
  const failing = [ask(item("a", "x")), ask(item("b"))];
  const later = ask(item("c", "x"));
  await seen();
  end(0, new Error("the disk is full"));
  expect(await Promise.allSettled(failing)).toMatchObject([
    { reason: { message: "the disk is full" } },
    { reason: { message: "the disk is full" } },
  ]);
  expect(await seen()).toEqual(["ab", "c"]);
  end(1);
  expect(await later).toBe("C");
});

test("one whose answer takes longer holds its keys and nothing else", async () => {
  const { promise: later, resolve: answerLater } = Promise.withResolvers<string>();
  const batches: string[] = [];
  const ask = inBatches<Item, string>({
    most: 8,
    lanes: 1,
    keysOf: ({ keys }) => keys,
    work: async (items) => {
      batches.push(items.map(({ name }) => name).join(""));
      return items.map(({ name }) => (name === "a" ? later : name.toUpperCase()));
    },
  });
  const long = ask(item("a", "x"));
  expect(await Promise.all([ask(item("b")), ask(item("c", "y"))])).toEqual(["B", "C"]);
  const behind = ask(item("d", "x", "z"));
  const other = ask(item("e", "z"));
  expect(await ask(item("f"))).toBe("F");
  expect(batches).toEqual(["abc", "f"]);
  answerLater("at last");
  expect(await Promise.all([long, behind, other])).toEqual(["at last", "D", "E"]);
  expect(batches).toEqual(["abc", "f", "d", "e"]);
});
