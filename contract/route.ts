import { z } from "zod";
import type { Permission } from "./access.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** An endpoint is one string everywhere: `"POST /tickets/{id}/replies"`, below `/api/v1`. */
export type RouteKey = `${Method} /${string}`;

/** What a body is called that is taken as it is. */
export const takenAs = {
  bytes: "application/offset+octet-stream",
  mail: "message/rfc822",
  form: "application/x-www-form-urlencoded",
  /** JSON whose very bytes are signed. */
  signed: "application/json",
  /** What telephone systems send: either. */
  call: ["application/json", "application/x-www-form-urlencoded"],
} as const satisfies Record<string, string | readonly string[]>;

export interface Route {
  summary: string;
  /** Who may call at all. What they may see or change is decided per object, by the room's policy. */
  access: Permission | "public" | "signed_in";
  /** true: only for somebody who signed in; an API key is refused, whatever its scopes: none of them names what is only its owner's. */
  session?: true;
  /** true: only for somebody who proved within the last ten minutes who they are; others are refused with `proof_needed`. */
  recent?: true;
  /** true: open also to somebody who has to set up a second factor before anything else. */
  enrolling?: true;
  /** true: open also to somebody who looks at the desk as another person; all other changes, and what is only its owner's, are not. */
  viewing?: true;
  query?: z.ZodObject;
  body?: z.ZodObject | z.ZodDiscriminatedUnion;
  answer: z.ZodType;
  /** Defaults to 200; 204 answers nothing. */
  status?: 200 | 201 | 202 | 204;
  /**
   * `stream` answers server-sent events. `csv` answers a table and `file` a file to save, `picture` a WebP to show, `page` a
   * stranger's HTML for a sandboxed frame: the handler sends their bytes (`platform/http/send-file.ts`, `send-page.ts`), and `answer` is `bytes`.
   */
  media?: "stream" | "csv" | "file" | "picture" | "page";
  /** The body is application/offset+octet-stream, message/rfc822, a form, or JSON taken as it is: the handler reads `request.body`, a stream, and counts it. */
  takes?: keyof typeof takenAs;
  /** false: the handler opens its own transactions (counters that must survive a refusal). */
  transaction?: false;
  /** true: a page of another site may make a browser send it. Whoever it comes from counts as nobody, whatever cookie or key comes along. */
  foreign?: true;
  /** Bytes of the largest body, where the usual limit does not fit. */
  bytes?: number;
  /** The body or the answer holds a secret: of a request with an Idempotency-Key neither is kept, and a repeat is told so. */
  secret?: true;
}

export const routes = <const T extends Record<RouteKey, Route>>(table: T): T => table;

/** Names between braces: `"GET /tickets/{id}"` → `{ id: string }`. */
export type Params<Key extends string> = Key extends `${string}{${infer Name}}${infer Rest}` ? { [K in Name]: string } & Params<Rest> : {};

type Shape<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;
export type BodyOf<R extends Route> = Shape<R["body"]>;
export type BodyGiven<R extends Route> = Given<R["body"]>;
export type QueryOf<R extends Route> = Shape<R["query"]>;
export type QueryGiven<R extends Route> = Given<R["query"]>;
export type AnswerOf<R extends Route> = z.output<R["answer"]>;
/** What a handler returns: the answer before the contract has parsed it. */
export type AnswerGiven<R extends Route> = z.input<R["answer"]>;

export const nothing = z.void();
/** What a route answers whose handler sends bytes. */
export const bytes = z.unknown();
