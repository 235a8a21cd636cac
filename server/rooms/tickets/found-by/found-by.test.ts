import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../../tests/database.ts";
import { transaction } from "../../../platform/db.ts";
import { foundBy } from "./found-by.ts";

// Seen red: with the places of words that nobody looks for left out; with the second language's places counted from the last place of the
// first, not from its last word; without the weights.
let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 2 })));
afterAll(() => fresh.close());

/** What is brought, as PostgreSQL takes it, and what it makes itself. */
async function both(title: string, text: string) {
  const words = await transaction(fresh.db, (tx) => foundBy(tx, title, text));
  const { rows } = await fresh.pool.query("select $1::tsvector::text as brought, search_vector($2, $3 || ' ')::text as made", [
    words,
    title,
    text,
  ]);
  return rows[0] as { brought: string | null; made: string };
}

const folder = new URL("../../../../migrations/", import.meta.url);

describe("the words that a ticket is found by, put together from what is known by heart", () => {
  it.each([
    ["Outlook spør etter passordet hele tiden", "Since this morning Outlook asks for the password every few minutes, and then once more."],
    ["", "the of and"],
    ["The", ""],
    ["", ""],
    ["Re: e-mail to ane.berg@nordvik.example", "See https://nordvik.example/a/b?c=d#e and \\\\srv\\share, /etc/hosts or C:\\Temp\\x.log"],
    ["1042 3.14 -7 +47 900 00 000 1e5 v2.10.3", "it's O'Brien's \"quoted\" \\ back'slash a''b"],
    [
      "Skriverkø på 3. etasje – ødelagt",
      "Blåbærsyltetøy naïve 日本語 emoji 🙂 x\u00a0y \u0301e zero\u200bwidth &amp; &nbsp; a&b; c-d-e --- …",
    ],
  ])("%s", async (title, text) => {
    const { brought, made } = await both(title, text);
    expect(brought).toBe(made);
  });

  it("of whatever is written", async () => {
    // SQL and its comments: words, numbers, paths, quotes and signs in all orders.
    const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8").replaceAll("<", " ").slice(0, 3000));
    const bits = fc.constantFrom(
      ..."aøé'\"\\/.-_@:;,+%&#?=()~*0123 \n\t".split(""),
      "http://",
      "www.",
      ".com",
      "running",
      "biler",
      "the",
      "og",
    );
    const odd = fc.array(bits, { maxLength: 80 }).map((all) => all.join(""));
    const any = fc.string({ unit: "grapheme", maxLength: 80 }).map((text) => text.replaceAll(/[<\0]/g, " ").toWellFormed());
    const texts = [...files, ...fc.sample(odd, 300), ...fc.sample(any, 300)];
    for (const [n, text] of texts.entries()) {
      const { brought, made } = await both(texts[n - 1]?.slice(0, 200) ?? "", text);
      if (brought !== null) expect(brought).toBe(made);
    }
    expect((await both("", files[0] ?? "")).brought).not.toBeNull();
  }, 60_000);

  it("not of what only PostgreSQL can read as a whole", async () => {
    for (const text of ["a <b c> d", "x".repeat(600), "word ".repeat(300), "x ".repeat(20_000)]) {
      expect((await both("", text)).brought).toBeNull();
    }
  });
});
