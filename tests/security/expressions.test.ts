import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../desk.ts";

// Seen red by `/[. ]+$/` over the name of a file, which began anew at each of ten thousand dots.

/** Regular expressions as they stand in the sources: after what an expression may begin with, on one line. */
const literal = /(?<=[(,=:[!&|?{};]\s*|return )\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[\s.,;:)\]}])/g;
const withoutComments = (text: string) => text.replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
const expressions = ["server", "contract"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    // Tests run on nobody's words, the demo and the reference only on our own.
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|rooms\/demo\/|health\/(docs|openapi)\/|boot\/|cli\//.test(name))
    .flatMap((name) =>
      [...withoutComments(readFileSync(join(root, folder, name), "utf8")).matchAll(literal)].map((found) => ({
        name: `${folder}/${name}`,
        source: found[1] ?? "",
        flags: found[2] ?? "",
      })),
    ),
);

const units = [
  ...'aA1 .-\t\n",;:@<&/_+[(*',
  "a ",
  "a.",
  "a@",
  "1.",
  "1-",
  "aA1",
  ". ",
  " a",
  "é",
  "\u{1F4E7}",
  "\u0301",
  "KB1",
  "0x1",
  "https://",
  "a\n",
  "\r\n",
];
const hostile = (length: number) => units.flatMap((unit) => ["", "!", "\u0000"].map((end) => unit.repeat(length / unit.length) + end));

const took = (expression: RegExp, text: string): number => {
  const start = performance.now();
  text.replace(expression, "");
  return performance.now() - start;
};

describe("B7: no expression of ours takes longer than the text is long", () => {
  it("finds them at all", () => expect(expressions.length).toBeGreaterThan(40));

  it.each(expressions.map(({ name, source, flags }) => [`${name}: /${source}/${flags}`, source, flags] as const))(
    "%s",
    (_, source, flags) => {
      const expression = new RegExp(source, flags);
      const small = hostile(2500);
      const large = hostile(10_000);
      for (const [at, text] of large.entries()) {
        // Four times the text takes four times as long, eight times on a busy machine; what is square takes sixteen. What takes no
        // time at all cannot be compared.
        const slow = () => took(expression, text) > Math.max(8 * took(expression, small[at] ?? ""), 12);
        expect([text.slice(0, 6), slow() && slow() && slow()]).toEqual([text.slice(0, 6), false]);
      }
    },
  );
});
