import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { attach } from "../files/index.ts";
import { answerLive } from "../tickets/index.ts";
import { append, saidBefore } from "./append.ts";
import { mostFiles, ofVisitor, tooFast } from "./limits.ts";
import type { ChatRow } from "./store.ts";
import { noteTyping } from "./store-here.ts";
import { countFiles, countSaid, type MessageRow } from "./store-messages.ts";

/** Refuses what comes faster than anybody types. */
export async function requirePace(tx: Db, now: Date, chat: ChatRow): Promise<void> {
  for (const { seconds, most } of ofVisitor) {
    if ((await countSaid(tx, chat.id, new Date(now.getTime() - seconds * 1000))) >= most) throw tooFast(seconds);
  }
}

export async function requireRoom(tx: Db, chat: ChatRow, more: number): Promise<void> {
  if ((await countFiles(tx, chat.id)) + more > mostFiles) throw new Problem(409, "chat_files_full", { facts: { most: mostFiles } });
}

/** The visitor speaks, in a chat that is locked. */
export async function sayAsVisitor(tx: Db, now: Date, chat: ChatRow, given: { id: string; body: string }): Promise<MessageRow> {
  const before = await saidBefore(tx, chat, given.id, "visitor");
  if (before) return before;
  if (chat.state === "ended") throw new Problem(409, "chat_over");
  await requirePace(tx, now, chat);
  await noteTyping(tx, chat.id, "visitor", false);
  return append(tx, now, chat, { ...given, side: "visitor", authorId: chat.person_id });
}

interface Given {
  id: string;
  body: string;
  attachments?: string[] | undefined;
}

/** The technician speaks, in a chat of theirs that is locked. */
export async function sayAsTechnician(tx: Db, actor: Actor, now: Date, chat: ChatRow, given: Given): Promise<MessageRow> {
  const before = await saidBefore(tx, chat, given.id, "technician");
  if (before) return before;
  const uploads = given.attachments ?? [];
  if (given.body === "" && uploads.length === 0) throw wrongField("/body", "required");
  if (uploads.length > 0) {
    await requireRoom(tx, chat, uploads.length);
    await attach(tx, actor, now, uploads);
  }
  await noteTyping(tx, chat.id, "technician", false);
  await answerLive(tx, actor, now, chat.ticket_id, "chat");
  return append(tx, now, chat, { id: given.id, body: given.body, side: "technician", authorId: personIdOf(actor), fileIds: uploads });
}
