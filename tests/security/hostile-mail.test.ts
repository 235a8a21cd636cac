import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { sanitise } from "../../server/rooms/mail/understand/sanitise.ts";
import { bodies, hostileFileNames, hostileHtml } from "./hostile-mail.ts";

// B1. Seen red with `srcset` and `onerror` among the attributes that may stay, and with `svg` among the tags.

const clean = (html: string): string => sanitise(html, () => undefined) ?? "";

const tags = new Set(
  "p div br hr h1 h2 h3 h4 h5 h6 blockquote pre address center a b strong i em u s strike del ins sub sup small big font span code kbd samp tt abbr cite q mark bdi bdo wbr ul ol li dl dt dd table caption thead tbody tfoot tr td th colgroup col img".split(
    " ",
  ),
);

/** What is in it that a browser could do something with. */
function dangers(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    oncomment: (text) => found.push(`comment ${text}`),
    onprocessinginstruction: (name) => found.push(name),
    onopentag: (name, given) => {
      if (!tags.has(name)) found.push(name);
      for (const [key, value] of Object.entries(given)) {
        const loads = /^(?:src|srcset|background|poster|data|action|formaction|cite|ping|lowsrc|dynsrc|xlink:href|id|name|class)$/.test(
          key,
        );
        if (key.startsWith("on") || (loads && !(key === "src" && value.startsWith("cid:")))) found.push(`${key}=${value}`);
        if (key === "href" && !/^(?:https?:|mailto:)/.test(value)) found.push(`${key}=${value}`);
        if (key === "target" && value !== "_blank") found.push(`${key}=${value}`);
        if (key === "data-remote-src" && !/^https?:\/\//.test(value)) found.push(`${key}=${value}`);
        if (key === "style" && /url|image|expression|behavior|binding|position|z-index|var\(|[\\@<>/]/i.test(value)) found.push(value);
      }
    },
  });
  parser.end(html);
  return found;
}

test("B1: of hundreds of hostile letters nothing is left that runs, loads, covers or leads elsewhere", () => {
  expect(hostileHtml.length).toBeGreaterThanOrEqual(600);
  expect(new Set(hostileFileNames).size).toBe(hostileFileNames.length);
  const left = [...hostileHtml, ...bodies(20)].flatMap((html) => {
    const once = clean(html);
    const twice = clean(once) === once ? [] : ["changes when cleaned again"];
    return [...dangers(once), ...twice].map((what) => `${what} of ${html.slice(0, 200)}`);
  });
  expect(left).toEqual([]);
});

test("what looks for dangers finds them in what was not cleaned", () => {
  const seen = hostileHtml.filter((html) => dangers(html).length > 0);
  expect(seen.length / hostileHtml.length).toBeGreaterThan(0.9);
});
