/** What fills the blanks: each path by its whole name. */
export type Values = Readonly<Record<string, string>>;

// A path is words of a–z and _ between dots. Whatever else stands in braces is no blank.
const blank = /\{\{[ \t]{0,9}([a-z][a-z_]{0,39}(?:\.[a-z][a-z_]{0,39}){0,3})[ \t]{0,9}\}\}/g;

/** The paths that a template names, each once, in their order. */
export const pathsIn = (template: string): string[] => [...new Set(Array.from(template.matchAll(blank), ([, path = ""]) => path))];

export const countBlanks = (template: string): number => template.match(blank)?.length ?? 0;

/** What looks like a blank and is none: `{{` or `}}` left over, with some of what stands behind it. Null when nothing does. */
export const strayBraces = (template: string): string | null =>
  /\{\{[^{}\n]{0,60}\}{0,2}|\}\}/.exec(template.replace(blank, ""))?.[0] ?? null;

// Own properties only: what every object inherits is no path.
const valueOf = (values: Values, path: string): string | undefined => (Object.hasOwn(values, path) ? values[path] : undefined);

/** What a person sees and nothing that steers: neither controls nor marks that turn the direction of what follows (UAX 9). */
const asText = (value: string): string => value.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, "");

/** As `asText`, on one line: a line break in a header would begin another one. */
const asHeader = (value: string): string =>
  asText(value)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();

// One walk over the template: what a value holds is never looked at again.
const fill = (template: string, values: Values, encode: (value: string) => string): string =>
  template.replace(blank, (whole, path: string) => {
    const value = valueOf(values, path);
    return value === undefined ? whole : encode(value);
  });

export const fillSubject = (template: string, values: Values): string => asHeader(fill(template, values, asHeader));

/** It holds blanks, nothing beside them, and none of them has anything to say. */
function saysNothing(line: string, values: Values): boolean {
  const paths = pathsIn(line);
  return paths.length > 0 && line.replace(blank, "").trim() === "" && paths.every((path) => valueOf(values, path)?.trim() === "");
}

/** Plain words; the frame of a letter makes HTML of them and encodes them then. A line of empty blanks goes, with the blank line above it. */
export function fillBody(template: string, values: Values): string {
  const lines: string[] = [];
  for (const line of template.split("\n")) {
    if (!saysNothing(line, values)) lines.push(fill(line, values, asText));
    else if (lines.at(-1) === "") lines.pop();
  }
  return lines.join("\n");
}
