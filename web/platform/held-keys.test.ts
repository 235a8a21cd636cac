import { expect, test } from "vitest";
import { heldKeys, mayBeOurs } from "./held-keys.ts";

// Seen red: all were pressed at once, before what the first one opened had the focus; a screen that one of them drew did not hold the rest.
function board() {
  const pressed: string[] = [];
  let focus = "page";
  const keys = heldKeys((key: string) => {
    pressed.push(`${key} in ${focus}`);
    if (key === "j") {
      const release = keys.hold();
      setTimeout(() => {
        focus = "next page";
        release();
      }, 20);
      return null;
    }
    if (key !== "n") return null;
    return new Promise<void>((then) =>
      setTimeout(() => {
        focus = "note";
        then();
      }, 5),
    );
  });
  return { keys, pressed };
}
const later = () => new Promise((then) => setTimeout(then, 60));

test("words behind a key that opens a field are typed in it, also those that come while it opens", async () => {
  const { keys, pressed } = board();
  const release = keys.hold();
  for (const key of ["n", "e", "v"]) keys.add(key);
  release();
  expect([pressed, keys.holding()]).toEqual([["n in page"], true]);
  keys.add("y");
  await later();
  expect(pressed).toEqual(["n in page", "e in note", "v in note", "y in note"]);
  expect(keys.holding()).toBe(false);
});

test("a key that draws a screen leaves the rest to it", async () => {
  const { keys, pressed } = board();
  const release = keys.hold();
  for (const key of ["j", "e"]) keys.add(key);
  release();
  release();
  await later();
  expect(pressed).toEqual(["j in page", "e in next page"]);
});

test("two hold until both let go, and what was dropped is not pressed", async () => {
  const { keys, pressed } = board();
  const [one, two] = [keys.hold(), keys.hold()];
  keys.add("e");
  one();
  expect([pressed, keys.any()]).toEqual([[], true]);
  keys.drop();
  two();
  await later();
  expect(pressed).toEqual([]);
});

const none = { ctrlKey: false, metaKey: false, altKey: false };
test.each([
  [{ key: "n" }, true],
  [{ key: "Enter" }, true],
  [{ key: "Escape" }, true],
  [{ key: "1", altKey: true }, true],
  [{ key: "Enter", ctrlKey: true }, true],
  [{ key: "Tab" }, false],
  [{ key: "F5" }, false],
  [{ key: "PageDown" }, false],
  [{ key: "ArrowLeft", altKey: true }, false],
  [{ key: "r", ctrlKey: true }, false],
  [{ key: "f", metaKey: true }, false],
])("%o may be for what is on its way: %s", (press, is) => {
  expect(mayBeOurs({ ...none, ...press })).toBe(is);
});
