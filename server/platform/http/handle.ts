import type { FastifyReply, FastifyRequest } from "fastify";
import type { AnswerGiven, BodyOf, Params, QueryOf, Route } from "../../../contract/route.ts";
import type { Actor } from "../actor.ts";
import type { Db } from "../db.ts";

/** What a handler gets: everything already parsed by the contract. */
export interface Call<Key extends string, R extends Route> {
  /** A transaction on writing routes (unless the route says `transaction: false`), the pool on reading ones. */
  db: Db;
  actor: Actor;
  now: Date;
  params: Params<Key>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  request: FastifyRequest;
  reply: FastifyReply;
}

export type Handlers<T extends Record<string, Route>> = {
  [K in keyof T & string]: (call: Call<K, T[K]>) => Promise<AnswerGiven<T[K]>> | AnswerGiven<T[K]>;
};

export interface BoundRoute {
  key: string;
  route: Route;
  // The table of a room is checked where it is written (`handle`); here routes of all rooms stand together.
  handler: (call: Call<string, Route>) => unknown;
}

/** Ties a room's contract to its handlers; a missing or misspelt endpoint does not compile. */
export const handle = <T extends Record<string, Route>>(contract: T, handlers: Handlers<T>): BoundRoute[] =>
  Object.entries(contract).map(([key, route]) => ({
    key,
    route,
    handler: handlers[key] as unknown as BoundRoute["handler"],
  }));
