import { createHash } from "node:crypto";
import type { ImapServer } from "./dovecot.ts";
import { fetchingGiven } from "../../../contract/mailboxes.ts";
import { sql, tables, type Db } from "../../../server/platform/db.ts";
import { receive } from "../../../server/rooms/mail/receive.ts";
import type { Intake } from "../../../server/rooms/mail/doors/imap-take.ts";
import { fetchingOf, findMailbox, type FetchingRow, type MailboxRow } from "../../../server/rooms/mailboxes/index.ts";
import { addMailbox } from "../../../server/rooms/mailboxes/add-mailbox.ts";
import { setFetching } from "../../../server/rooms/mailboxes/set-fetching.ts";
import type { Actor } from "../../../server/platform/actor.ts";

/** A mailbox of the desk that is read from a server. `more` changes how. */
export async function mailboxOn(
  db: Db,
  actor: Actor,
  server: ImapServer,
  more: object = {},
): Promise<{ mailbox: MailboxRow; fetching: FetchingRow }> {
  const key = "desk";
  const before = await findMailbox(db, key);
  if (!before) await addMailbox(db, actor, new Date(), { key, name: "Desk", address: server.user });
  const mailbox = (await findMailbox(db, key)) as MailboxRow;
  const given = {
    host: server.host,
    port: server.port,
    security: "tls",
    user: server.user,
    ...(!("auth" in more) && { password: server.password }),
    certificate: server.certificate,
  };
  await setFetching(db, actor, new Date(), mailbox, fetchingGiven.parse({ ...given, take_from: null, ...more }));
  return { mailbox, fetching: (await fetchingOf(db, mailbox.id)) as FetchingRow };
}

export const intakeOf = (db: Db, more: Partial<Intake> = {}): Intake => ({
  db,
  now: () => new Date(),
  receive: (given) => receive(db, given),
  kept: () => {},
  ...more,
});

export const message = (n: number | string, size = 0): Buffer =>
  Buffer.from(
    `From: Ane Berg <ane.berg@nordvik.example>\r\nTo: support@nordvik.example\r\nSubject: Message ${n}\r\nMessage-ID: <m${n}@nordvik.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\n\r\nThis is message ${n}.\r\n${"x"
      .repeat(76)
      .concat("\r\n")
      .repeat(Math.ceil(size / 78))}`,
  );

export const sumOf = (raw: Buffer): string => createHash("sha256").update(raw).digest("hex");

/** What the desk has, by its sum; each once, for a mailbox keeps nothing twice. */
export async function keptSums(db: Db): Promise<string[]> {
  const { rows } = await sql<{ sum: string }>`select encode(sha256, 'hex') as sum from mail_message order by received_at, id`.execute(
    tables(db),
  );
  return rows.map(({ sum }) => sum);
}

/** Every byte of what the desk has is what it counted. */
export async function brokenMessages(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mail_message m
    where sha256 <> sha256(raw || coalesce((select string_agg(bytes, ''::bytea order by place) from mail_piece where mail_id = m.id), ''::bytea))`.execute(
    tables(db),
  );
  return rows[0]?.count ?? -1;
}
