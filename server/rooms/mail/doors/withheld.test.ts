import { expect, test } from "vitest";
import type { DeskError } from "./desk-error.ts";
import { isGivenUp, mayFlag, messageOf, noteRefusal, nothingWithheld, theList } from "./withheld.ts";

const open = { byeReason: undefined };
const bye = { byeReason: "Internal error occurred" };
const no = Object.assign(new Error("Command failed"), { responseStatus: "NO" });
const cut = Object.assign(new Error("Connection not available"), { code: "NoConnection" });
const full: DeskError = { fromDesk: new Error("no room") };
const message = messageOf(7, 12);

/** What is known after each of these ended a connection in the middle of the message. */
function after(...endings: [client: { byeReason: string | undefined }, error: unknown][]) {
  const withheld = nothingWithheld();
  for (const [client, error] of endings) {
    withheld.asking = message;
    noteRefusal(withheld, client, error);
  }
  return withheld;
}

// Seen red: with every end of a connection counted a line that broke three times gave the message up; with two tries.
test("a message that the server refuses three times is given up, by NO or by ending with BYE", () => {
  expect(isGivenUp(after([open, no], [bye, cut]), message)).toBe(false);
  const thrice = after([open, no], [bye, cut], [bye, cut]);
  expect([isGivenUp(thrice, message), mayFlag(thrice, message)]).toEqual([true, true]);
  expect(isGivenUp(thrice, messageOf(8, 12))).toBe(false);
  const ever = after([bye, cut], [bye, cut], [bye, cut], [bye, cut], [bye, cut]);
  expect(mayFlag(ever, message)).toBe(false);
});

test("a line that breaks, and a desk without room, give no message up, however often", () => {
  const endings = Array.from({ length: 20 }, (_, n): [typeof open, unknown] => [open, n % 2 ? cut : full]);
  expect(isGivenUp(after(...endings, [bye as never, full]), message)).toBe(false);
});

test("a list that is refused is asked for message by message from then on", () => {
  const withheld = nothingWithheld();
  withheld.asking = theList;
  noteRefusal(withheld, open, cut);
  expect(withheld.isOneByOne).toBe(false);
  withheld.asking = theList;
  noteRefusal(withheld, bye, cut);
  expect(withheld).toMatchObject({ isOneByOne: true, asking: null });
});
