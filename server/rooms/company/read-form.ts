import { Problem } from "../../platform/problem.ts";

/** A form that comes as bytes, up to so many. */
export async function readForm(body: AsyncIterable<Buffer>, most: number): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) throw new Problem(413, "too_large");
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}
