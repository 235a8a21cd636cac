import type { Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import { memberIds } from "./store.ts";

const asked = remembered(/^(team|person|people)\./, async (db: Db, _: "all") => new Set(await memberIds(db)));

/** Ids of everybody active who is in a team. */
export const membersNow = (db: Db): Promise<ReadonlySet<string>> => asked(db, "all");
