import { email as emailShape, line, phone as phoneShape } from "../../../../contract/shapes.ts";
import type { Facts } from "./account.ts";

/** One visible line of at most so many letters; what breaks a line or turns its direction becomes a space. */
function lineOf(text: string | null, most: number): string | null {
  const clean = (text ?? "")
    .slice(0, 4 * most)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .trim();
  const cut = [...clean].slice(0, most).join("").trim();
  return line(most).safeParse(cut).data ?? null;
}

/** What a directory says, as it may stand here; what is no address or number is left out. null: nobody without a name. */
export function cleanFacts(given: Record<keyof Facts, string | null>): Facts | null {
  const name = lineOf(given.name, 120);
  if (name === null) return null;
  return {
    name,
    email: emailShape.safeParse(given.email).data ?? null,
    phone: phoneShape.safeParse(given.phone).data ?? null,
    mobile: phoneShape.safeParse(given.mobile).data ?? null,
    title: lineOf(given.title, 120),
    department: lineOf(given.department, 120),
  };
}
