/** Markup that is safe to send: everything put into it was escaped, or is markup itself. */
export interface Html {
  markup: string;
}
type Part = Html | string | number | null | false | undefined | readonly Part[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

function render(part: Part): string {
  if (part === null || part === false || part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return "markup" in part ? part.markup : part.map(render).join("");
}

/** A template whose values are escaped. */
export const html = (strings: TemplateStringsArray, ...values: Part[]): Html => ({
  markup: strings.reduce((whole, text, index) => whole + text + render(values[index]), ""),
});

/** Plain words in which `backticks` mark code. */
export const words = (text: string): Html =>
  html`${text.split("`").map((piece, index) => (index % 2 ? html`<code>${piece}</code>` : piece))}`;
