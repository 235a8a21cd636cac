import type { ImapFlow } from "imapflow";
import { isDeskError } from "./desk-error.ts";

/** So often a server is asked for a message that it does not give out; then it stays there, and the next one has its turn. */
const mostTries = 3;

/** What a server does not give out, by what was asked for when it refused. A reader keeps it over all its connections. */
export interface Withheld {
  /** What is being asked for: a message, or the list of what is new. */
  asking: string | null;
  tries: Map<string, number>;
  /** It could not even list what is new at once: one after the other shows which message it is. */
  isOneByOne: boolean;
}

export const nothingWithheld = (): Withheld => ({ asking: null, tries: new Map(), isOneByOne: false });

/** In place of a message's number: the list. */
export const theList = "list";

/** Nobody counts a message that the server numbers anew. */
export const messageOf = (uidValidity: number, uid: number): string => `${uidValidity}:${uid}`;

const triesOf = ({ tries }: Withheld, message: string): number => tries.get(message) ?? 0;

export const isGivenUp = (withheld: Withheld, message: string): boolean => triesOf(withheld, message) >= mostTries;

/** A server that ends even when it is to flag the message is not asked to for ever. */
export const mayFlag = (withheld: Withheld, message: string): boolean => triesOf(withheld, message) < mostTries + 2;

/** A line that breaks says nothing; a server that will not says so: by "NO", or by "BYE" before it ends (RFC 9051, 7.1). */
const isServersWord = (client: Pick<ImapFlow, "byeReason">, error: unknown): boolean =>
  !isDeskError(error) && ((error as { responseStatus?: string }).responseStatus === "NO" || client.byeReason !== undefined);

/** A connection ended by an error: whether that is the fault of what was asked for. */
export function noteRefusal(withheld: Withheld, client: Pick<ImapFlow, "byeReason">, error: unknown): void {
  const { asking } = withheld;
  withheld.asking = null;
  if (asking === null || !isServersWord(client, error)) return;
  if (asking === theList) withheld.isOneByOne = true;
  else withheld.tries.set(asking, triesOf(withheld, asking) + 1);
}
