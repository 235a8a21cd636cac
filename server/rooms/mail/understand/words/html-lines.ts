import { effectOf, keepsDistance, type Attributes, type Effect } from "./html-element.ts";
import { readTokens } from "./html-tokens.ts";
import type { Line } from "./line.ts";
import { lineWriter } from "./line-writer.ts";
import { linkTarget } from "./link-text.ts";
import { readLine } from "./plain-lines.ts";

const blocks = new Set(
  (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html " +
    "legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption"
  ).split(" "),
);
const distant = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table"]);
const closesItself: Record<string, readonly string[]> = { li: ["li"], td: ["td", "th"], th: ["td", "th"], tr: ["td", "th", "tr"] };
const empty = new Set(["br", "hr", "img", "meta", "link", "input", "base", "col", "wbr", "area", "source"]);
// Mis-nested markup closes what is near. Looking farther would make hostile markup slow.
const lookBack = 64;
const noEffect: Effect = { hides: false, quotes: false, mark: null };

interface Opened extends Effect {
  name: string;
  distance: boolean;
  counted: number;
  rowAt: number;
}

function readLines(html: string): readonly Line[] {
  const writer = lineWriter();
  const open: Opened[] = [];
  let hidden = 0;
  let depth = 0;
  let paragraphs = true;
  let link: { href: string; words: string } | null = null;

  function pop() {
    const gone = open.pop();
    if (!gone) return;
    if (blocks.has(gone.name) && hidden === 0) writer.settle();
    if (gone.name === "tr") writer.endRow();
    if (gone.name === "li") writer.beginWith("");
    if (gone.hides) hidden -= 1;
    if (gone.quotes) depth -= 1;
    if (gone.distance && hidden === 0) writer.keepDistance();
    if (gone.quotes || gone.mark) writer.setQuote(depth, open.at(-1)?.mark ?? null);
  }

  const nearest = (names: readonly string[]) => {
    for (let at = open.length - 1; at >= Math.max(0, open.length - lookBack); at--)
      if (names.includes(open[at]?.name ?? "")) return open[at];
    return undefined;
  };

  function startItem() {
    const list = nearest(["ul", "ol"]);
    if (list) list.counted += 1;
    const deep = open.slice(-lookBack).filter((one) => one.name === "ul" || one.name === "ol").length;
    writer.beginWith(`${"  ".repeat(Math.max(0, deep - 1))}${list?.name === "ol" ? `${list.counted}.` : "*"} `);
  }

  function openBlock(name: string, attributes: Attributes): boolean {
    for (const other of closesItself[name] ?? []) if (open.at(-1)?.name === other) pop();
    if (open.at(-1)?.name === "p") pop();
    if (hidden > 0) return false;
    writer.settle();
    const nested = (name === "ul" || name === "ol") && nearest(["ul", "ol"]) !== undefined;
    const distance = distant.has(name) && !nested && (name !== "p" || (paragraphs && keepsDistance(attributes)));
    if (distance) writer.keepDistance();
    if (name === "li") startItem();
    const row = name === "td" || name === "th" ? nearest(["tr"]) : undefined;
    if (row) writer.joinRow(row.rowAt);
    return distance;
  }

  function push(name: string, effect: Effect, distance: boolean) {
    const inherited = effect.mark ?? open.at(-1)?.mark ?? null;
    if (effect.quotes) depth += 1;
    if (effect.quotes || effect.mark) writer.setQuote(depth, inherited);
    if (effect.hides) hidden += 1;
    open.push({ ...effect, mark: inherited, name, distance, counted: 0, rowAt: writer.lines.length });
  }

  function openEmpty(name: string, attributes: Attributes) {
    if (hidden > 0) return;
    if (name === "br") writer.breakLine();
    if (name === "hr") writer.rule();
    const alt = name === "img" ? (attributes.get("alt") ?? "") : "";
    if (alt.length <= 4 && /\p{Extended_Pictographic}/u.test(alt)) writer.words(alt, false);
  }

  readTokens(html, {
    open(name, attributes) {
      if (empty.has(name)) return openEmpty(name, attributes);
      const effect = attributes.size > 0 || !blocks.has(name) || name === "blockquote" ? effectOf(name, attributes) : noEffect;
      const distance = blocks.has(name) ? openBlock(name, attributes) : false;
      if (name === "a" && hidden === 0) link = { href: attributes.get("href") ?? "", words: "" };
      if (blocks.has(name) || effect.hides || effect.quotes || effect.mark || hidden > 0) push(name, effect, distance);
    },
    close(name) {
      if (name === "br") return openEmpty("br", new Map());
      if (name === "a" && link && hidden === 0) {
        const target = linkTarget(link.words.slice(0, 2000).replaceAll(/\s+/g, " ").trim(), link.href);
        if (target) writer.words(target, true);
        link = null;
      }
      for (let at = open.length - 1; at >= Math.max(0, open.length - lookBack); at--)
        if (open[at]?.name === name) {
          while (open.length > at) pop();
          return;
        }
    },
    text(words) {
      if (open.at(-1)?.name === "style")
        paragraphs &&= !/(?:^|[\s,}])p\s{0,3}\{[^}]{0,200}margin(?:-top)?:\s{0,3}0/i.test(words.slice(0, 5000));
      if (hidden > 0) return;
      if (link) link.words += words;
      const pre = nearest(["pre"]) !== undefined;
      if (!pre) return writer.words(words, false);
      for (const [at, line] of words.split(/\r\n|\r|\n/).entries()) {
        if (at > 0) writer.breakLine();
        writer.words(line, true);
      }
    },
  });
  writer.endRow();
  // Some clients write the quote marks of plain mail into markup.
  return writer.lines.map((line) => (line.depth === 0 && /^> ?/.test(line.text) ? { ...readLine(line.text), mark: line.mark } : line));
}

let last: { html: string; lines: readonly Line[] } = { html: "", lines: [] };

/**
 * The lines of an HTML part as a reader sees them, each with how deep its client says it is quoted. Linear, without recursion. A message is
 * asked several things one after the other: its lines are read once.
 */
export function htmlLines(html: string): readonly Line[] {
  if (html !== last.html) last = { html, lines: readLines(html) };
  return last.lines;
}
