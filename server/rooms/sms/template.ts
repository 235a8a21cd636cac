export type Blanks = Record<"to" | "text" | "sender" | "id", string>;

const blank = /\{\{\s*(to|text|sender|id)\s*\}\}/g;

function fill(value: unknown, blanks: Blanks): unknown {
  if (typeof value === "string") return value.replaceAll(blank, (_, name: keyof Blanks) => blanks[name]);
  if (Array.isArray(value)) return value.map((each) => fill(each, blanks));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, blanks)]));
}

const isFlat = (value: unknown): value is Record<string, string> =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.values(value).every((each) => typeof each === "string");

/** The body of a request: blanks are filled in the document's texts, after it was read, so that no word can become structure. Pure. */
export function writeBody(format: "json" | "form", template: string, blanks: Blanks): { type: string; body: string } {
  const filled = fill(JSON.parse(template), blanks);
  if (format === "json") return { type: "application/json", body: JSON.stringify(filled) };
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(filled as Record<string, string>).toString() };
}

/** What is wrong with a template; null: nothing. Pure. */
export function faultOfTemplate(format: "json" | "form", template: string): "sms_json" | "sms_flat" | "sms_blanks" | null {
  let document: unknown;
  try {
    document = JSON.parse(template);
  } catch {
    return "sms_json";
  }
  if (document === null || typeof document !== "object") return "sms_json";
  if (format === "form" && !isFlat(document)) return "sms_flat";
  const marks = { to: "\u0001", text: "\u0002", sender: "", id: "" };
  const filled = JSON.stringify(fill(document, marks));
  return filled.includes(String.raw`\u0001`) && filled.includes(String.raw`\u0002`) ? null : "sms_blanks";
}
