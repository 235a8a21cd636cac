import { transaction } from "../../server/platform/db.ts";
import { createApiKey, setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

export type Who = keyof World["people"];

export interface SmallDesk {
  desk: Desk;
  world: World;
  /** A key of everybody. */
  keys: ReadonlyMap<Who, string>;
  /** Gives them a password, signs in with it and answers the cookie to send along. */
  signIn(who: Who): Promise<string>;
}

/** An open desk with the small world in it, whom it knows by their keys. */
export async function openSmallDesk(options?: Parameters<typeof openDesk>[0]): Promise<SmallDesk> {
  const desk = await openDesk(options);
  const keys = new Map<Who, string>();
  const world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const who of Object.keys(made.people) as Who[])
      keys.set(who, (await createApiKey(tx, { personId: made.people[who].id, name: who })).key);
    return made;
  });
  const password = "seven rusty anchors";
  const signIn = async (who: Who) => {
    await transaction(desk.db, (tx) => setPassword(tx, world.people[who].id, password));
    return desk.signIn(world.people[who].email ?? "", password);
  };
  return { desk, world, keys, signIn };
}
