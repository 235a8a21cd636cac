import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { AttemptKey } from "./store-attempt.ts";

/** What is being tried: a password, a mailed code, to have a code mailed, a second factor, a passkey, what a provider of the company sent by a browser or by itself, or a link for a password. */
export type Trial = "password" | "code" | "ask" | "factor" | "passkey" | "company" | "link" | "logout";

/** At most so many within so many seconds; the delay rises from window to window, and nothing is ever locked. */
interface Limit {
  seconds: number;
  most: number;
}

const quarter = 900;

const ofAccount: Record<Trial, readonly Limit[]> = {
  password: [
    { seconds: 60, most: 5 },
    { seconds: quarter, most: 20 },
    { seconds: 3 * 3600, most: 60 },
  ],
  // Fewer than a code has tries, so that strangers cannot use up the code of somebody at a known place.
  code: [{ seconds: quarter, most: 4 }],
  ask: [{ seconds: quarter, most: 3 }],
  // Six digits, of which three are good at a time: guessing takes years at this pace. Only who knows the password gets here.
  factor: [
    { seconds: 60, most: 5 },
    { seconds: quarter, most: 10 },
    { seconds: 3 * 3600, most: 20 },
  ],
  // Nothing to guess: only bounds how much is asked for.
  passkey: [{ seconds: 60, most: 60 }],
  company: [{ seconds: 60, most: 60 }],
  link: [{ seconds: 60, most: 60 }],
  logout: [{ seconds: 60, most: 60 }],
};

// Where the person has signed in before, others' tries do not count, and theirs never wait for long.
const ofKnownPlace: Record<Trial, readonly Limit[]> = {
  password: [
    { seconds: 60, most: 5 },
    { seconds: quarter, most: 20 },
  ],
  code: [{ seconds: quarter, most: 10 }],
  ask: [{ seconds: quarter, most: 5 }],
  factor: [
    { seconds: 60, most: 5 },
    { seconds: quarter, most: 20 },
  ],
  passkey: [{ seconds: 60, most: 60 }],
  company: [{ seconds: 60, most: 60 }],
  link: [{ seconds: 60, most: 60 }],
  logout: [{ seconds: 60, most: 60 }],
};

const ofNetwork: readonly Limit[] = [
  { seconds: 60, most: 60 },
  { seconds: quarter, most: 300 },
];
const ofDesk: readonly Limit[] = [{ seconds: 60, most: 1200 }];

export interface Attempt {
  trial: Trial;
  email: string;
  ip: string;
  /** Somebody of this address signed in from this network before. */
  known: boolean;
}

export interface Counter extends AttemptKey {
  most: number;
  endsAt: Date;
  /** Successes leave only the counters of what was shared with others. */
  own: boolean;
}

/** One network: an IPv4 address, or the /64 that an IPv6 subscriber has for himself. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = (ip.split("%")[0] ?? "").split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: gap }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

// What people type by mistake into the address field is nobody's to read.
const digest = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** The counters that a try adds to, in one fixed order, so that parallel tries cannot block each other. */
export function countersOf(attempt: Attempt, now: Date): Counter[] {
  const network = networkOf(attempt.ip);
  const counter =
    (scope: string, own: boolean) =>
    (limit: Limit): Counter => {
      const length = limit.seconds * 1000;
      const start = Math.floor(now.getTime() / length) * length;
      const key = `${attempt.trial}:${scope}:${limit.seconds}`;
      return { key, window_start: new Date(start), most: limit.most, endsAt: new Date(start + length), own };
    };
  const account = attempt.known
    ? ofKnownPlace[attempt.trial].map(counter(`known:${digest(`${attempt.email} ${network}`)}`, true))
    : ofAccount[attempt.trial].map(counter(`account:${digest(attempt.email)}`, true));
  const shared = ofNetwork.map(counter(`network:${network}`, false));
  const desk = attempt.known ? [] : ofDesk.map(counter("desk", false));
  return [...account, ...shared, ...desk].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Seconds to wait when a counter is over its limit, the longest of them; 0 to go on. */
export const waitFor = (counters: readonly Counter[], counts: ReadonlyMap<string, number>, now: Date): number =>
  Math.max(
    0,
    ...counters.filter((at) => (counts.get(at.key) ?? 0) > at.most).map((at) => Math.ceil((at.endsAt.getTime() - now.getTime()) / 1000)),
  );
