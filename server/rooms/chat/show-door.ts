import type { ChatDoor } from "../../../contract/chat-visitor.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { openNow, teamOf } from "./hours.ts";
import { labelOf } from "./questions.ts";
import { countWaitingAt } from "./store.ts";
import { recallWidget } from "./store-widgets.ts";

/** What somebody sees before a chat begins. Nothing in it tells of teams, tickets or people at the desk. */
export async function showDoor(db: Db, actor: Actor, now: Date, key: string, language: Language): Promise<ChatDoor> {
  const widget = await recallWidget(db, key);
  if (!widget) throw notFound("chat_widget");
  const { open, opensAt } = await openNow(db, (await teamOf(db, widget)).id, now);
  const full = open && (await countWaitingAt(db, widget.id)) >= widget.most_waiting;
  const { words } = widget;
  return {
    key: widget.key,
    open: open && !full,
    full,
    opens_at: opensAt?.toISOString() ?? null,
    greeting: language === "nb" ? words.greeting_nb : words.greeting_en,
    closed: language === "nb" ? words.closed_nb : words.closed_en,
    email: widget.email,
    files: widget.files,
    questions: widget.questions.map((question) => ({
      key: question.key,
      label: labelOf(question, language),
      required: question.required,
      choices: question.choices,
    })),
    name: actor.personId && !actor.viewedBy ? actor.name : null,
  };
}
