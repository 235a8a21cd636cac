import { expect, test } from "vitest";
import { cleanError } from "./clean-error.ts";

test.each([
  ['relation "outbox" does not exist\n    at parse (x.ts:1)', 'relation "outbox" does not exist'],
  ["550 ane.berg@nordvik.example: no such mailbox", "550 [address] no such mailbox"],
  ["connect ECONNREFUSED postgresql://desk:secret@db/firstline", "connect ECONNREFUSED [address]"],
  [`value too long: "${"My password is ".repeat(5)}"`, "value too long: [text]"],
  ["bad token fl_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH", "bad token [secret]"],
  ["no ticket 01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42", "no ticket 01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"],
])("%j is shown as %j", (text, shown) => expect(cleanError(text)).toBe(shown));

test("a long one is cut", () => expect(cleanError("so ".repeat(400))).toHaveLength(300));
