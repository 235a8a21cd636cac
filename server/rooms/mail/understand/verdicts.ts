import { all, type Field } from "./head.ts";
import type { Verdicts } from "./understood.ts";

interface Result {
  method: string;
  result: string;
  /** `header.d`, `smtp.mailfrom`, … in small letters. */
  properties: ReadonlyMap<string, string>;
}

/** Leaves comments out and cuts at semicolons outside quotes. */
function pieces(value: string): string[] {
  const found: string[] = [""];
  let comment = 0;
  let quoted = false;
  for (const letter of value) {
    if (quoted) quoted = letter !== '"';
    else if (letter === '"') quoted = true;
    else if (letter === "(") comment++;
    else if (letter === ")") {
      comment = Math.max(0, comment - 1);
      continue;
    } else if (letter === ";" && comment === 0) {
      found.push("");
      continue;
    }
    if (comment === 0 && letter !== '"') found[found.length - 1] += letter;
  }
  return found;
}

function result(piece: string): Result | null {
  const [head = "", ...rest] = piece.trim().split(/\s+/);
  const found = /^([a-z0-9-]{1,30})(?:\/[0-9]{1,3})?=([a-z]{1,20})$/i.exec(head);
  if (!found) return null;
  const properties = new Map<string, string>();
  for (const token of rest) {
    const equals = token.indexOf("=");
    const key = token.slice(0, Math.max(equals, 0)).toLowerCase();
    if (key !== "" && !properties.has(key)) properties.set(key, token.slice(equals + 1).toLowerCase());
  }
  return { method: (found[1] ?? "").toLowerCase(), result: (found[2] ?? "").toLowerCase(), properties };
}

const domainOf = (value: string | undefined): string => (value ?? "").slice((value ?? "").lastIndexOf("@") + 1);

/**
 * Whether a domain that was proven speaks for the author's: the same, or one above it. Not one below, and no cousin: without the list of
 * public suffixes these could be strangers' (the receiver, which has that list, then says dmarc=pass).
 */
const speaksFor = (proven: string, author: string): boolean => proven.includes(".") && (author === proven || author.endsWith(`.${proven}`));

function isAligned({ method, result, properties }: Result, author: string): boolean {
  if (result !== "pass") return false;
  if (method === "dmarc") return [author, undefined].includes(properties.get("header.from"));
  if (method === "dkim") return speaksFor(domainOf(properties.get("header.d") ?? properties.get("header.i")), author);
  return method === "spf" && speaksFor(domainOf(properties.get("smtp.mailfrom")), author);
}

/** The topmost Authentication-Results (RFC 8601): those below came with the message, from whoever wrote it. */
export function verdictsOf(fields: readonly Field[], author: string | null): Verdicts {
  const [id = "", ...rest] = pieces((all(fields, "authentication-results")[0] ?? "").slice(0, 20_000));
  const results = rest.map(result).filter((one) => one !== null);
  const domain = author === null ? null : domainOf(author);
  const said = (method: string): string | null => {
    const own = results.filter((one) => one.method === method);
    return (own.find((one) => one.result === "pass") ?? own[0])?.result ?? null;
  };
  return {
    by: id.trim().split(/\s+/)[0]?.toLowerCase() || null,
    spf: said("spf"),
    dkim: said("dkim"),
    dmarc: said("dmarc"),
    aligned: domain !== null && said("dmarc") !== "fail" && results.some((one) => isAligned(one, domain)),
  };
}
