import type { z } from "zod";
import type { chatWidgetRoutes } from "../../../contract/chat-widgets.ts";
import type { Actor } from "../../platform/actor.ts";
import { violates, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { findTeam } from "../teams/index.ts";
import { changeWidgetRow, insertWidget, leavePortal, type WidgetRow } from "./store-widgets.ts";

type Created = z.output<(typeof chatWidgetRoutes)["POST /chat-widgets"]["body"]>;
type Changed = z.output<(typeof chatWidgetRoutes)["PATCH /chat-widgets/{id}"]["body"]>;

async function check(tx: Db, { team_id, questions }: Changed): Promise<void> {
  const team = team_id ? await findTeam(tx, team_id) : undefined;
  // Chats of strangers are no business of vendors.
  if (team_id && !team) throw wrongField("/team_id", "unknown", { what: "team" });
  const keys = (questions ?? []).map(({ key }) => key);
  const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place);
  if (twice >= 0) throw wrongField(`/questions/${twice}/key`, "taken");
}

const columnsOf = ({ questions, words, ...given }: Changed) => ({
  ...given,
  ...(questions && { questions: JSON.stringify(questions) }),
  ...(words && { words: JSON.stringify(words) }),
});

/** Two that both want to stand in the portal at once. */
const disturbed = (error: unknown): unknown => (violates(error, "chat_widget_portal_idx") ? new Problem(409, "disturbed") : error);

/** One more place to chat from. Publishes `chat_widget.created`. Answers its id. */
export async function createWidget(tx: Db, actor: Actor, now: Date, given: Created): Promise<string> {
  await check(tx, given);
  const id = newId();
  if (given.in_portal) await leavePortal(tx, id);
  const { questions, words, ...rest } = given;
  const row = { ...rest, id, questions: JSON.stringify(questions), words: JSON.stringify(words), changed_at: now };
  try {
    if (!(await insertWidget(tx, row))) throw wrongField("/key", "taken");
  } catch (error) {
    throw disturbed(error);
  }
  await publish(
    tx,
    { type: "chat_widget.created", actorId: actor.personId, data: { widget_id: id, key: given.key, name: given.name } },
    now,
  );
  return id;
}

/** Publishes `chat_widget.changed` with what was changed. */
export async function changeWidget(tx: Db, actor: Actor, now: Date, row: WidgetRow, given: Changed): Promise<void> {
  await check(tx, given);
  if (given.in_portal) await leavePortal(tx, row.id);
  try {
    await changeWidgetRow(tx, row.id, { ...columnsOf(given), changed_at: now });
  } catch (error) {
    throw disturbed(error);
  }
  const data = { widget_id: row.id, key: row.key, name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "chat_widget.changed", actorId: actor.personId, data }, now);
}
