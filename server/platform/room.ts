import type { SealedColumn } from "./change-key.ts";
import type { BoundRoute } from "./http/handle.ts";
import type { Reaction } from "./events/reaction.ts";
import type { Job } from "./jobs.ts";
import type { Work } from "./work.ts";

/** What a room brings to the house; `server/rooms.ts` lists them all. */
export interface Room {
  name: string;
  routes?: BoundRoute[];
  reactions?: Reaction[];
  jobs?: Job[];
  works?: Work[];
  /** What of it is encrypted with the desk's key. */
  sealed?: readonly SealedColumn[];
}
