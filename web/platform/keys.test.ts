import { expect, test } from "vitest";
import { ariaKey, isPressed } from "./keys.tsx";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}, code = "") => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  ["c", press("c"), true],
  ["c", press("C", { shiftKey: true }), false],
  ["c", press("c", { ctrlKey: true }), false],
  ["?", press("?", { shiftKey: true }), true],
  ["/", press("/", { shiftKey: true }), true],
  ["mod+k", press("k", { ctrlKey: true }), true],
  ["mod+k", press("k", { metaKey: true }), true],
  ["mod+k", press("k"), false],
  ["mod+Enter", press("Enter", { ctrlKey: true }), true],
  ["mod+Enter", press("Enter", { ctrlKey: true, shiftKey: true }), false],
  ["alt+1", press("¡", { altKey: true }, "Digit1"), true],
  ["alt+1", press("1", { altKey: true }, "Numpad1"), true],
  ["alt+1", press("2", { altKey: true }, "Digit2"), false],
  ["Escape", press("Escape"), true],
])("%s is pressed by %o: %s", (key, pressed, is) => {
  expect(isPressed(key, pressed)).toBe(is);
});

test("screen readers are told keys in their own names", () => {
  expect(ariaKey("mod+Enter")).toBe("Control+Enter");
  expect(ariaKey("alt+1")).toBe("Alt+1");
});
