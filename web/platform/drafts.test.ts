import { expect, it } from "vitest";
import { standing } from "./drafts.ts";

// Seen red: with what one begins with in the place of what is kept, words written on a telephone were gone at the first letter.
it("shows what is kept, and what one begins with only where nothing is", () => {
  const kept = [{ key: "reply:a", body: "From the telephone" }];
  expect(standing(kept, "reply:a", "Hello")).toEqual({ text: "From the telephone", state: "saved" });
  expect(standing(kept, "reply:b", "Hello")).toEqual({ text: "Hello", state: "empty" });
});
