import { lastly, transaction, type Db } from "../../platform/db.ts";
import { lanesOf } from "../../platform/in-batches.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { afterNamed } from "./after-named.ts";
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

type Answer = Digested | null;
type Tried = Answer | "alone";

async function settleAll(tx: Db, given: readonly Given[]): Promise<Tried[]> {
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

const tryTogether = (db: Db, given: readonly Given[]): Promise<Tried[]> =>
  transaction(db, (tx) => settleAll(tx, given), { closable: true });

/** Each by itself. Answers when all of them are through. */
async function tryEach(db: Db, given: readonly Given[]): Promise<Promise<Tried>[]> {
  const tries = given.map(async (one) => (await tryTogether(db, [one]))[0] ?? null);
  await Promise.allSettled(tries);
  return tries;
}

const addressOf = ({ understood }: Given): string => understood.from?.address.toLowerCase() ?? "";
const noKey = Buffer.alloc(0);

/**
 * By sender, so that two processes whose batches have the same senders do not wait for each other in a circle: what a transaction may wait
 * for here is another one's row of a person (the new one of an address, or that an address works again) or of a pause. New words of
 * names go in in an order of their own; the locks on a message and on its words are only tried.
 */
function inOrder(a: Given, b: Given): number {
  const [one, other] = [addressOf(a), addressOf(b)];
  return one < other ? -1 : one > other ? 1 : Buffer.compare(a.key ?? noKey, b.key ?? noKey);
}

/**
 * One that goes wrong takes none with it: then each is tried by itself. What is in somebody's hands, or somebody else's business, is
 * settled alone: nobody but what came after it, of its sender or with its words, waits for that.
 */
async function settleMany(db: Db, given: readonly Given[]): Promise<Promise<Answer>[]> {
  const sorted = given.toSorted(inOrder);
  const together: Promise<(Tried | Promise<Tried>)[]> = tryTogether(db, sorted);
  const tried = await (given.length === 1 ? together : together.catch(() => tryEach(db, sorted)));
  return given.map(async (one) => {
    const answer = await tried[sorted.indexOf(one)];
    return answer === "alone" ? settleAlone(db, one) : (answer ?? null);
  });
}

const keysOf = (given: Given) => [addressOf(given), ...(given.key ? [given.key.toString("hex")] : [])];
const laneOf = lanesOf<Given, Answer>({ most, lanes, keysOf, work: settleMany });

/**
 * Makes of a message what it should be. Those that come at the same time, and of which none can be the other's business, share a
 * transaction and its trips to the database: a trip costs more than what is asked on it. An answer waits for what it answers.
 */
export const settle = (db: Db, given: Given): Promise<Digested | null> =>
  afterNamed(db, given.understood, () => (standsAlone(given) ? settleAlone(db, given) : laneOf(db)(given)));
