import { lastly, transaction, type Db } from "../../platform/db.ts";
import { lanesOf } from "../../platform/in-batches.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { numberIn, tokensOf } from "./find-candidate.ts";
import { act, look, settleAlone, type Digested, type Given, type Looked } from "./settle.ts";

/** So many messages share a transaction at most, and so many transactions of them are under way. */
const most = 16;
const lanes = 2;

/** Others of its batch have nothing to do with it; what belongs to a ticket, or brings files, is looked at by itself. */
function standsAlone({ understood }: Given): boolean {
  const { attachments, bounce, forwarded, in_reply_to, references, tags, subject } = understood;
  const names = in_reply_to.length + references.length + tags.length > 0 || numberIn(subject) !== null;
  return attachments.length > 0 || bounce !== null || forwarded !== null || names || tokensOf({ understood, envelopeTo: [] }).length > 0;
}

/** Whether what becomes of it is nobody's but its own: a ticket that it opens, or a row that says why not. */
function isItsOwn(looked: Looked): boolean {
  if ("before" in looked) return true;
  const { decision } = looked;
  return decision.do === "open" ? !decision.forwarded : decision.do !== "append" && decision.do !== "side";
}

type Answer = Digested | null | "alone";

async function settleAll(tx: Db, given: readonly Given[]): Promise<Answer[]> {
  const mailboxes = listMailboxes(tx);
  const looked = await Promise.all(given.map((one) => look(tx, one, mailboxes, true)));
  const closing = await Promise.all(
    looked.map(async (one) => {
      if (one === null) return async () => null;
      return one === "busy" || !isItsOwn(one) ? async () => "alone" as const : act(tx, one);
    }),
  );
  return lastly(tx, () => Promise.all(closing.map((close) => close())));
}

/** In the order of their locks, so that two processes never wait for each other. */
const inOrder = (a: Given, b: Given): number => Buffer.compare(a.key ?? Buffer.alloc(0), b.key ?? Buffer.alloc(0));

/** One that goes wrong takes none with it: then each is on its own. */
async function settleMany(db: Db, given: readonly Given[]): Promise<Answer[]> {
  const [first] = given;
  if (first && given.length === 1) return [await settleAlone(db, first)];
  const sorted = given.toSorted(inOrder);
  const answers = await transaction(db, (tx) => settleAll(tx, sorted), { closable: true }).catch(() => sorted.map(() => "alone" as const));
  return given.map((one) => answers[sorted.indexOf(one)] ?? null);
}

const keysOf = ({ understood, key }: Given) => [understood.from?.address.toLowerCase() ?? "", ...(key ? [key.toString("hex")] : [])];
const laneOf = lanesOf<Given, Answer>({ most, lanes, keysOf, work: settleMany });

/**
 * Makes of a message what it should be. Those that come at the same time, and of which none can be the other's business, share a
 * transaction and its trips to the database: a trip costs more than what is asked on it.
 */
export async function settle(db: Db, given: Given): Promise<Digested | null> {
  const answer = standsAlone(given) ? "alone" : await laneOf(db)(given);
  return answer === "alone" ? settleAlone(db, given) : answer;
}
