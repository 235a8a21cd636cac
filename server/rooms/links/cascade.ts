import type { BodyOf } from "../../../contract/route.ts";
import type { linkRoutes } from "../../../contract/links.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { loadForNote, loadInside, reply, resolve } from "../tickets/index.ts";
import { childrenAmong } from "./store.ts";

type Given = BodyOf<(typeof linkRoutes)["POST /tickets/{id}/cascades"]>;

async function act(tx: Db, actor: Actor, now: Date, id: string, { act: what, body, wait }: Given): Promise<void> {
  if (what === "resolve") await resolve(tx, actor, now, id, { body });
  else if (body) await reply(tx, actor, now, id, { body, wait });
}

/** A verb refuses before it writes, so that what one child refuses leaves nothing half done. */
async function tryOne(tx: Db, actor: Actor, now: Date, id: string, given: Given) {
  const { number } = await loadInside(tx, actor, id);
  try {
    await act(tx, actor, now, id, given);
    return { ticket: { id, number }, done: true, refusal: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return {
      ticket: { id, number },
      done: false,
      refusal: { code: error.code, detail: say(actor.language, `problem.${error.code}`, error.facts) },
    };
  }
}

/** Does the same to open children by one act of the technician; each by its own rights. */
export async function cascade(tx: Db, actor: Actor, now: Date, key: string, given: Given) {
  const parent = await loadForNote(tx, actor, key);
  if (given.act === "reply" && !given.body) throw wrongField("/body", "required");
  const children = await childrenAmong(tx, actor, parent.id, given.children);
  const stranger = given.children.findIndex((id) => !children.has(id));
  if (stranger >= 0) throw wrongField(`/children/${stranger}`, "no_child");
  const items = [];
  // In the same order for everybody, so that two of them do not wait for each other.
  for (const id of [...children].toSorted()) items.push(await tryOne(tx, actor, now, id, given));
  return { items };
}
