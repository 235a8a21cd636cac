import { expect, it } from "vitest";
import { bodyOf, draftOf, minutesOf, typed, unreadable } from "./draft.ts";

// Seen red: with a number alone taken for minutes, and with 1,5 h as one hour.
it("reads times as somebody writes them, and refuses what may mean two things", () => {
  const read = ["30 min", "4 h", "4t", "1 h 30 min", "1h30", "1,5 h", "2 hours", "90m", "0 h", "30", "soon", "h", "", "-3 h"].map(
    minutesOf,
  );
  expect(read).toEqual([30, 240, 240, 90, 90, 90, 120, 90, null, null, null, null, null, null]);
  for (const minutes of [1, 59, 60, 90, 1440, 525_600]) expect(minutesOf(typed(minutes))).toBe(minutes);
});

it("sends what is typed, and says what cannot be read", () => {
  const draft = { ...draftOf(undefined), name: " Critical ", targets: { ...draftOf(undefined).targets, resolution: "4 h", vendor: "30" } };
  expect(unreadable(draft)).toEqual(["vendor"]);
  expect(bodyOf(draft)).toMatchObject({ name: "Critical", targets: { resolution: 240, first_response: null }, hours: "theirs" });
});
