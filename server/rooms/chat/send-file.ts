import type { Readable } from "node:stream";
import { largestChatFile } from "../../../contract/chat-visitor.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import type { FastifyRequest } from "fastify";
import { actorFor } from "../access/index.ts";
import { attach, keepFiles } from "../files/index.ts";
import { append, saidBefore } from "./append.ts";
import { findMine, lockMine } from "./load-chat.ts";
import { requirePace, requireRoom } from "./say.ts";
import type { ChatRow } from "./store.ts";
import { chatsByIds } from "./store-shown.ts";
import type { MessageRow } from "./store-messages.ts";

async function bytesOf(body: Readable, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += (piece as Buffer).length;
    if (size > largestChatFile) throw new Problem(413, "file_too_large", { facts: { name, most: largestChatFile / 1024 / 1024 } });
    pieces.push(piece as Buffer);
  }
  if (size === 0) throw new Problem(400, "malformed");
  return Buffer.concat(pieces);
}

/** Files of strangers are taken once somebody is there to look at them, and kept in that one's name. */
async function requireTakes(db: Db, chat: ChatRow): Promise<void> {
  if (chat.state === "ended") throw new Problem(409, "chat_over");
  const [shown] = await chatsByIds(db, [chat.id]);
  if (!shown?.widget_files) throw new Problem(409, "chat_no_files");
  if (chat.person_id === null && chat.technician_id === null) throw new Problem(409, "chat_not_taken");
}

/** The visitor sends a file: it is a message. It is looked at whether it may come before a byte is read. */
export async function sendFile(
  db: Db,
  actor: Actor,
  now: Date,
  request: FastifyRequest,
  given: { id: string; name: string },
): Promise<MessageRow> {
  await requireTakes(db, await findMine(db, actor, request));
  const bytes = await bytesOf(request.body as Readable, given.name);
  return transaction(db, async (tx) => {
    const chat = await lockMine(tx, actor, request);
    const before = await saidBefore(tx, chat, given.id, "visitor");
    if (before) return before;
    await requireTakes(tx, chat);
    await requirePace(tx, now, chat);
    await requireRoom(tx, chat, 1);
    const owner = await actorFor(tx, chat.person_id ?? chat.technician_id ?? "");
    const ids = await keepFiles(tx, owner, now, [{ name: given.name, bytes }]);
    await attach(tx, owner, now, ids);
    return append(tx, now, chat, { id: given.id, side: "visitor", authorId: chat.person_id, body: "", fileIds: ids });
  });
}
