import { z } from "zod";
import { nativeCallEvent } from "../../../contract/telephone.ts";
import type { CallEvent } from "./call.ts";
import { numberFrom } from "./number.ts";

/** Visible, on one line, no longer than this. */
export const clean = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, most);
const word = (most: number) => z.union([z.string().max(1000), z.number()]).transform((given) => clean(String(given), most));
const words = z
  .union([z.array(word(100)), word(100)])
  .optional()
  .transform((given) => [given ?? []].flat().filter(Boolean).slice(0, 20));

const generic = z.object({
  event: z.enum(["newCall", "answer", "hangup"]),
  direction: z.enum(["in", "out"]),
  callId: word(250).pipe(z.string().min(1)),
  from: word(100).default(""),
  to: word(100).default(""),
  user: words,
  queue: word(100).default(""),
  cause: word(60).default(""),
  answeringNumber: words,
});

/** What was wrong, by its name, for who sees it in the telephone system's log. */
export interface NotUnderstood {
  wrong: string;
}

const wrongOf = (error: z.ZodError): NotUnderstood => ({ wrong: error.issues[0]?.path.join(".") || "body" });

interface Common {
  direction: "in" | "out";
  from: string;
  to: string;
  users: readonly string[];
  queue: string;
  country: string;
}

/** Whose side is whose: the desk is called where it is `in`, and calls where it is `out`. */
function sidesOf({ direction, from, to, users, queue, country }: Common) {
  const [other, own] = direction === "in" ? [from, to] : [to, from];
  return {
    direction: direction === "in" ? ("inbound" as const) : ("outbound" as const),
    number: numberFrom(other, country),
    queue: queue || null,
    lines: [...users, own, queue].filter(Boolean),
  };
}

/** A form's or JSON's fields of the generic webhook; `user[]` and `user` are the same. More than is known here is passed over. */
export function readGeneric(fields: Record<string, unknown>, country: string, now: Date): CallEvent | NotUnderstood {
  const given = { ...fields, user: fields["user"] ?? fields["user[]"], callId: fields["callId"] ?? fields["call_id"] ?? fields["callid"] };
  const parsed = generic.safeParse(given);
  if (!parsed.success) return wrongOf(parsed.error);
  const { event, callId, user, cause, answeringNumber, ...sides } = parsed.data;
  return {
    type: event,
    call_id: callId,
    ...sidesOf({ ...sides, users: user, country }),
    answering: [...answeringNumber, ...user],
    cause: cause || null,
    transferred_to: null,
    at: now,
  };
}

/** Further from now than this is nothing that a clock of theirs can say. */
const skew = 10 * 60_000;

export function readNative(body: unknown, country: string, now: Date): CallEvent | NotUnderstood {
  const parsed = nativeCallEvent.safeParse(body);
  if (!parsed.success) return wrongOf(parsed.error);
  const { type, call_id, users, cause, transferred_to, at, ...sides } = parsed.data;
  const said = at ? new Date(at) : now;
  return {
    type,
    call_id,
    ...sidesOf({ ...sides, users, country }),
    answering: users,
    cause: cause || null,
    transferred_to: transferred_to || null,
    at: Math.abs(said.getTime() - now.getTime()) > skew ? now : said,
  };
}
