import type { Api } from "../../contract/index.ts";
import type { ProblemDocument } from "../../contract/problem.ts";
import type { AnswerOf, BodyGiven, Params, QueryGiven } from "../../contract/route.ts";
import { readerLanguage, say } from "./i18n.ts";
import { askForProof } from "./proof.ts";

/** `"POST /tickets/{id}/replies"`: the contract's own name of an endpoint. */
export type Endpoint = keyof Api & string;
export type Answer<K extends Endpoint> = AnswerOf<Api[K]>;

type Needed<Name extends string, T> = [T] extends [undefined] ? {} : {} extends T ? { [N in Name]?: T } : { [N in Name]: T };
type BodyFor<K extends Endpoint> = "body" extends keyof Api[K] ? BodyGiven<Api[K]> : undefined;
type QueryFor<K extends Endpoint> = "query" extends keyof Api[K] ? QueryGiven<Api[K]> : undefined;
type ParamsFor<K extends Endpoint> = K extends `${string}{${string}` ? Params<K> : undefined;

/** What an endpoint is given: path parameters, query and body, each required exactly when the contract needs it. */
export type Given<K extends Endpoint> = Needed<"params", ParamsFor<K>> & Needed<"query", QueryFor<K>> & Needed<"body", BodyFor<K>>;
export type CallOptions<K extends Endpoint> = Given<K> & {
  /** The `version` that was read; the server answers 409 when somebody changed it since. */
  ifMatch?: number | string;
  signal?: AbortSignal;
  /** Let the request outlive the page. */
  keepalive?: boolean;
};

/** Arguments that may be left out when everything in them may be. */
export type Maybe<T> = {} extends T ? [options?: T] : [options: T];

/** A call that was refused, or that never arrived (`status` 0, code `network`). The message is a sentence to show. */
export interface Refusal extends Error {
  name: "Refusal";
  status: number;
  code: string;
  /** One per wrong field: an RFC 6901 pointer into the body, or `#query/name`, and a sentence. */
  errors: { pointer: string; code: string; detail: string }[];
  /** The whole problem document: a 409 carries both versions in it. */
  problem: ProblemDocument & Record<string, unknown>;
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === "Refusal";

export function refusal(problem: ProblemDocument & Record<string, unknown>): Refusal {
  const { status, code, errors = [] } = problem;
  return Object.assign(new Error(problem.title), { name: "Refusal" as const, status, code, errors, problem });
}

/** For forms: `{ email: "…", "fields/room": "…" }`, by the pointer's path without its leading slash. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isRefusal(error)) return {};
  return Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer.replace(/^#?\/?(query\/)?/, ""), detail]));
}

interface Loose {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number | string;
  signal?: AbortSignal;
  keepalive?: boolean;
}

/** The address of an endpoint, for links and downloads too. */
export function addressOf(key: string, { params = {}, query = {} }: Loose = {}): string {
  const path = key.slice(key.indexOf(" ") + 1).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ""}`;
}

const listeners = new Set<() => void>();
/** Told whenever the server says that nobody is signed in. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session ended: every listener is told, whoever noticed it. */
export function sessionLost(): void {
  for (const listener of listeners) listener();
}

/** Writes whose answer never came, and the key that each was sent with: sent once more, it counts once (Idempotency-Key). */
const unanswered = new Map<string, string>();

function randomKey(): string {
  // Not crypto.randomUUID: browsers have it only on https and localhost, and a desk may live on a plain LAN.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(key: string, { signal, keepalive, ifMatch, ...given }: Loose): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": readerLanguage() };
  if (given.body !== undefined) headers["content-type"] = "application/json";
  if (ifMatch !== undefined) headers["if-match"] = `"${ifMatch}"`;
  const body = given.body === undefined ? undefined : JSON.stringify(given.body);
  const [method, address] = [key.split(" ")[0], addressOf(key, given)];
  const write = method === "POST" ? `${address} ${body}` : null;
  if (write) {
    headers["idempotency-key"] = unanswered.get(write) ?? randomKey();
    unanswered.set(write, headers["idempotency-key"]);
  }
  const response = await fetch(address, { method, headers, body, signal, keepalive });
  if (write && response.status < 500) unanswered.delete(write);
  return response;
}

/** Where 401 says that somebody is not in yet, not that they no longer are. */
const entering = new Set<string>([
  "POST /session",
  "POST /session/second-step",
  "POST /session/passkey",
  "POST /sign-in-ways/{key}/answers",
]);

/**
 * Sends, and once more where it may help: a session that is worth more gets a new cookie, and what was on its way meanwhile went
 * with the old one.
 */
async function sendWithCookie(key: string, options: Loose): Promise<Response> {
  const response = await send(key, options);
  if (response.status !== 401 || entering.has(key) || key === "GET /session") return response;
  await new Promise((done) => setTimeout(done, 300));
  return send(key, options);
}

async function refused(response: Response, key: string): Promise<Refusal> {
  const document = await response.json().catch(() => null);
  if (response.status === 401 && !entering.has(key)) sessionLost();
  if (document && typeof document === "object" && "code" in document) return refusal(document);
  return refusal({
    type: "about:blank",
    title: say("ui", "problem.unreadable", { status: response.status }),
    status: response.status,
    code: "unreadable",
  });
}

/** {@link call} without its types, for the hooks that have checked them already. */
export async function callLoosely(key: Endpoint, options: object = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await sendWithCookie(key, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  }
  if (!response.ok) {
    const problem = await refused(response, key);
    // What was typed stays where it is: once proven, the same request goes out again.
    if (problem.code === "proof_needed" && (await askForProof())) return callLoosely(key, options);
    throw problem;
  }
  return response.status === 204 ? undefined : response.json();
}

/** Sends the next bytes of an upload; throws a {@link Refusal}. */
export async function sendBytes(id: string, offset: number, bytes: Blob, signal: AbortSignal): Promise<Answer<"PATCH /uploads/{id}">> {
  const address = addressOf("PATCH /uploads/{id}", { params: { id }, query: { offset } });
  const headers = { accept: "application/json", "accept-language": readerLanguage(), "content-type": "application/offset+octet-stream" };
  const response = await fetch(address, { method: "PATCH", headers, body: bytes, signal }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  });
  if (!response.ok) throw await refused(response, "PATCH /uploads/{id}");
  return (await response.json()) as Answer<"PATCH /uploads/{id}">;
}

const unreachable = () => refusal({ type: "about:blank", title: say("ui", "problem.network"), status: 0, code: "network" });

/** Calls an endpoint; throws a {@link Refusal}. An aborted call rejects with the signal's own AbortError. */
export const call = <K extends Endpoint>(key: K, ...[options]: Maybe<CallOptions<K>>): Promise<Answer<K>> =>
  callLoosely(key, options) as Promise<Answer<K>>;
