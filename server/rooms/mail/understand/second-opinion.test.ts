import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { understand } from "./understand.ts";

// A library that others wrote reads the same messages. Where it and we differ is listed, each with what it does there: the reasons for a
// reader of our own, and an alarm when one of us changes.
const differ: Record<string, string> = {
  "alternative-amp": "takes the third shape for a file",
  "alternative-empty-text": "leaves the text empty",
  "boundary-missing-parameter": "takes the parts for text",
  "boundary-never-used": "loses the text",
  "calendar-alone": "shows no text",
  "charset-cp437": "reads windows-1252",
  "charset-head-as-part": "replaces every letter beyond ASCII",
  "charset-ibm850": "reads windows-1252",
  "charset-latin1-as-utf-8": "replaces every letter beyond ASCII",
  "charset-none-iso-2022-jp": "leaves the escapes",
  "charset-none-latin1": "replaces every letter beyond ASCII",
  "charset-nul": "keeps NUL",
  "charset-quoted-label": "reads windows-1252",
  "charset-utf-32": "reads windows-1252",
  "charset-utf-7": "reads windows-1252",
  "charset-utf-8-as-iso-8859-1": "believes the header",
  flowed: "joins a quote with what is no quote",
  "head-bom": "loses the first header",
  "head-cr-only": "finds nothing",
  "head-empty-lines-on-top": "takes the head for text",
  "head-folded-without-space": "loses the rest of the subject",
  "head-from-idn": "leaves the domain as it is",
  "head-from-list": "takes an empty address",
  "head-from-upper-case": "leaves the domain as it is",
  "head-nul-and-cr": "keeps NUL",
  "head-raw-koi8-r": "replaces every letter beyond ASCII",
  "head-raw-latin-1": "replaces every letter beyond ASCII",
  "html-charset-in-meta": "replaces every letter beyond ASCII",
  "html-only": "has another way to write html as text",
  "part-odd-type": "takes a text for a file",
  "related-inline-image": "has another way to write html as text",
  "tnef-alone": "leaves winmail.dat closed",
  tnef: "leaves winmail.dat closed",
  "tnef-cut": "leaves winmail.dat closed",
  "tnef-nested": "leaves winmail.dat closed",
  "transfer-base64-footer": "reads the footer as base64",
  "transfer-qp-lower-case": "leaves a soft break with spaces behind it",
};

const folder = join(import.meta.dirname, "../../../../tests/fixtures/mail/mime");
const squeezed = (text: string | undefined): string => (text ?? "").replaceAll(/\s+/g, " ").trim();

test("a library that others wrote reads the rest of the messages as we do", async () => {
  const found: string[] = [];
  for (const path of globSync("*.eml", { cwd: folder }).toSorted()) {
    const raw = readFileSync(join(folder, path));
    const [ours, theirs] = await Promise.all([understand(raw), PostalMime.parse(raw, { forceRfc822Attachments: true })]);
    const same =
      ours.subject === squeezed(theirs.subject) &&
      squeezed(ours.text) === squeezed(theirs.text) &&
      (ours.from?.address ?? null) === (theirs.from?.address ?? null) &&
      ours.attachments.length === theirs.attachments.length;
    if (!same) found.push(basename(path, ".eml"));
  }
  expect(found.toSorted()).toEqual(Object.keys(differ).toSorted());
});
