import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { understand } from "./understand.ts";
import type { Understood } from "./understood.ts";

// One message per client, charset or fault, and beside it what exactly is to be understood of it.
const folder = join(import.meta.dirname, "../../../../tests/fixtures/mail");

/** What the words mean is said where a message stands for it. */
type Meaning = Partial<Pick<Understood, "language" | "bounce" | "tags" | "looks_like_code" | "is_thanks" | "forwarded">>;

interface Expected extends Meaning {
  about: string;
  subject: string;
  from: { name: string; address: string } | null;
  to?: { name: string; address: string }[];
  text: string;
  new_text?: string;
  attachments?: { file_name: string; media_type: string; size: number }[];
  /** File names of those that the html shows. */
  inline?: string[];
  classification?: string;
}

const cases = globSync("**/*.eml", { cwd: folder })
  .toSorted()
  .map((path) => {
    const expected = JSON.parse(readFileSync(join(folder, path.replace(/eml$/, "json")), "utf8")) as Expected;
    return { name: basename(path, ".eml"), about: expected.about, path: join(folder, path), expected };
  });

test.each(cases)("$name: $about", async ({ path, expected }) => {
  const understood = await understand(readFileSync(path));
  expect(understood).toMatchObject({
    subject: expected.subject,
    from: expected.from,
    text: expected.text,
    ...(expected.to && { to: expected.to }),
    ...(expected.new_text !== undefined && { new_text: expected.new_text }),
    ...(expected.classification && { classification: expected.classification }),
  });
  const { language, bounce, tags, looks_like_code, is_thanks, forwarded } = expected;
  for (const [key, value] of Object.entries({ language, bounce, tags, looks_like_code, is_thanks, forwarded }))
    if (value !== undefined) expect(understood).toMatchObject({ [key]: value });
  if (!expected.attachments) return;
  expect(understood.attachments.map(({ file_name, media_type, size }) => ({ file_name, media_type, size }))).toEqual(expected.attachments);
  expect(understood.attachments.map((one) => one.content.length)).toEqual(expected.attachments.map((one) => one.size));
  expect(understood.attachments.filter((one) => one.inline).map((one) => one.file_name)).toEqual(expected.inline ?? []);
});
