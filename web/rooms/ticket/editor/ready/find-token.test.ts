import { expect, test } from "vitest";
import { replaceToken, tokenAt } from "./find-token.ts";

// Seen red: without the look at what stands before the sign, dates and addresses opened the list.
test.each([
  ["/", { sign: "/", words: "", from: 0, to: 1 }],
  ["Dear Ane\n;pw", { sign: ";", words: "pw", from: 9, to: 12 }],
  ["see @kari l", { sign: "@", words: "kari l", from: 4, to: 11 }],
  ["and/or", null],
  ["me@nordvik.example", null],
  ["2/3", null],
  ["/pw ", null],
  ["it is @", { sign: "@", words: "", from: 6, to: 7 }],
])("%j", (text, expected) => expect(tokenAt(text, text.length)).toEqual(expected));

test("what was typed meanwhile is not overwritten", () => {
  const token = { sign: "/" as const, words: "pw", from: 3, to: 6 };
  expect(replaceToken("Hi /pw there", token, "/pw", "New words.")).toEqual({ text: "Hi New words. there", caret: 13 });
  expect(replaceToken("Other", token, "/pw", "New words.")).toEqual({ text: "OtherNew words.", caret: 15 });
});
