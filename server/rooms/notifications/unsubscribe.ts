import { timingSafeEqual } from "node:crypto";
import type { ChoiceKind } from "../../../contract/work.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { macOf } from "../../platform/sealing.ts";
import { putChoices } from "./store-choices.ts";

/** What can be stopped by one click: what its reader can do without. */
const stoppable = ["opened", "followed"] as const satisfies readonly ChoiceKind[];
type Stoppable = (typeof stoppable)[number];

const markOf = (personId: string, kind: Stoppable): string => macOf("unsubscribe", personId, kind).toString("hex").slice(0, 32);

/** Names its reader and one kind of mail, signed: the same for ever, and good for nothing but to stop that. Null for mail that cannot be stopped. */
export function unsubscribeToken(personId: string, kind: string): string | null {
  const found = stoppable.find((one) => one === kind);
  return found ? `${personId}.${found}.${markOf(personId, found)}` : null;
}

/** Stops it; twice is once. 404 for a token that the desk did not make. */
export async function unsubscribe(tx: Db, now: Date, token: string): Promise<void> {
  const [personId = "", named, mark = ""] = token.split(".");
  const kind = stoppable.find((one) => one === named);
  if (!kind || !isId(personId)) throw notFound("address");
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(personId, kind))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw notFound("address");
  await putChoices(tx, [{ person_id: personId, kind, in_app: false, by_mail: false, changed_at: now }]);
}
