import sanitizeHtml from "sanitize-html";
import type { Note } from "./charset.ts";

/** More is no letter but an attack on whoever reads it: then only its text is shown. */
const mostTags = 50_000;

const blocks = [
  "p",
  "div",
  "br",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "pre",
  "address",
  "center",
  "figure",
  "figcaption",
];
const words = "a b strong i em u s strike del ins sub sup small big font span code kbd samp tt abbr cite q mark bdi bdo wbr".split(" ");
const lists = ["ul", "ol", "li", "dl", "dt", "dd"];
const tables = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col"];
/** Left out with all they hold. */
const emptied =
  "script style textarea option noscript title head svg math template xmp iframe noembed noframes plaintext object applet audio video canvas";

const cellLike = ["align", "valign", "width", "height", "bgcolor", "colspan", "rowspan", "nowrap"];
const attributes: Record<string, string[]> = {
  "*": ["style", "dir", "lang", "title"],
  a: ["href", "target", "rel"],
  img: ["src", "data-remote-src", "alt", "width", "height"],
  font: ["color", "size", "face"],
  ol: ["start", "type"],
  table: ["width", "align", "bgcolor", "border", "cellpadding", "cellspacing"],
  tr: ["align", "valign", "bgcolor"],
  td: cellLike,
  th: cellLike,
  col: ["width", "span"],
};

const properties = new Set(
  "color background-color font-weight font-style font-size text-align text-decoration vertical-align white-space width padding margin border".split(
    " ",
  ),
);
const harmless = /^(?:[#\w.%,\s!'-]|rgba?\([\d.,%\s/]{1,40}\)){1,100}$/;

/** The few properties that shape words. Nothing that could load, cover or hide. */
function reduceStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, 4000).split(";")) {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    // A negative margin would lay one part of the letter over another.
    if (properties.has(property) && value.length <= 100 && harmless.test(value) && !/(?:^|\s)-/.test(value))
      kept.push(`${property}:${value}`);
  }
  return kept.join(";");
}

/** An address on the web as it will be asked for, or null. `//host/path` means https here. */
function webAddress(address: string): string | null {
  const found = URL.parse(address.startsWith("//") ? `https:${address}` : address);
  return found !== null && (found.protocol === "https:" || found.protocol === "http:") ? found.href : null;
}

function image({ src = "", "data-remote-src": waiting = "", ...rest }: Record<string, string>): Record<string, string> {
  const address = src.trim();
  if (/^cid:[^\s"'<>]{1,500}$/i.test(address)) return { ...rest, src: `cid:${address.slice(4)}` };
  // It tells its sender that, when and where the letter is read: loaded only by a click, through our own door.
  const remote = webAddress(address) ?? webAddress(waiting);
  return remote === null ? rest : { ...rest, "data-remote-src": remote };
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [...blocks, ...words, ...lists, ...tables, "img"],
  allowedAttributes: attributes,
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["cid"] },
  allowProtocolRelative: false,
  nonTextTags: emptied.split(" "),
  nestingLimit: 200,
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  transformTags: {
    "*": (tagName, given) => {
      if (given["style"] === undefined) return { tagName, attribs: given };
      const { style, ...rest } = given;
      const reduced = reduceStyle(style);
      return { tagName, attribs: reduced === "" ? rest : { ...rest, style: reduced } };
    },
    a: (tagName, given) => {
      const { target: _target, rel: _rel, href = "", ...rest } = given;
      const linked = /^\s*(?:https?:|mailto:)/i.test(href);
      return { tagName, attribs: linked ? { ...rest, href: href.trim(), target: "_blank", rel: "noopener noreferrer nofollow" } : rest };
    },
    img: (tagName, given) => ({ tagName, attribs: image(given) }),
  },
};

/**
 * A stranger's html as it may be kept and shown in a frame without scripts: known tags, few attributes, links that open apart, and no
 * reference that loads by itself. Cleaning it once more changes nothing. Null: too much of it to be shown.
 */
export function sanitise(html: string, note: Note): string | null {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) tags++;
  if (tags > mostTags) {
    note(`html with ${tags} tags left out, its text is kept`);
    return null;
  }
  return sanitizeHtml(html, options).trim();
}
