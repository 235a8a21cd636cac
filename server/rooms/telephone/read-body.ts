import { Problem } from "../../platform/problem.ts";

/** More than any event takes. */
const most = 16 * 1024;

/** The bytes of a body as text; 413 for more than an event takes. */
export async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) throw new Problem(413, "too_large", { extra: { error: "Too large" } });
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The fields of a form or of a JSON object; several of one name come as a list. null for anything else. */
export function readFields(text: string, type: string): Record<string, unknown> | null {
  if (type.startsWith("application/json")) {
    try {
      const read: unknown = JSON.parse(text);
      return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : null;
    } catch {
      return null;
    }
  }
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].slice(0, 50).map((key) => {
      const all = form.getAll(key);
      return [key, all.length > 1 ? all : all[0]];
    }),
  );
}
