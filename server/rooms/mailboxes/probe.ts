import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Job } from "../../platform/jobs.ts";
import { newToken } from "../../platform/secrets.ts";
import type { Fault } from "./mail-fault.ts";
import { signInToSend } from "./sign-in-to.ts";
import { openSmtp } from "./smtp-connection.ts";
import { allMailboxes, type MailboxRow } from "./store.ts";
import { allFetchings, type FetchingRow } from "./store-fetching.ts";
import { allProbes, returnProbe, upsertProbe, type ProbeRow } from "./store-probe.ts";
import { allSendings, type SendingRow } from "./store-sending.ts";

/** What a mailbox's message to itself is known by. */
export const probeHeader = "x-firstline-probe";

const minutes = 60_000;
export const usualPause = 30;
/** So long (ms) a message to oneself may be on its way before somebody is told. */
const patience = 15 * minutes;

/** A message of a mailbox to itself that has not come back in time. */
export function lostProbe({ active, sent_at, back_at }: Pick<ProbeRow, "active" | "sent_at" | "back_at">, now: Date): Fault | null {
  if (!active || !sent_at || (back_at && back_at >= sent_at) || now.getTime() - sent_at.getTime() < patience) return null;
  return { code: "probe_lost", facts: { minutes: Math.round((now.getTime() - sent_at.getTime()) / minutes) } };
}

/** Whether it is time to see if mail flows: nothing came for a while, and none is on its way. Pure. */
export function isDue(probe: ProbeRow | undefined, lastMail: Date | null, now: Date): boolean {
  if (probe && !probe.active) return false;
  const pause = (probe?.every_minutes ?? usualPause) * minutes;
  const newest = Math.max(lastMail?.getTime() ?? 0, probe?.sent_at?.getTime() ?? 0);
  return now.getTime() - newest >= pause;
}

/** A message that carries nothing but its token: it never becomes a ticket. */
export const probeMessage = (address: string, token: string, now: Date) => ({
  envelope: { from: address, to: [address] },
  raw: [
    `From: <${address}>`,
    `To: <${address}>`,
    "Subject: Firstline: does mail flow?",
    `Date: ${now.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${token}@probe.invalid>`,
    "Auto-Submitted: auto-generated",
    `X-Firstline-Probe: ${token}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "The help desk sent this to itself to see whether mail flows, and takes it away again.",
    "",
  ].join("\r\n"),
});

async function send(db: Db, mailbox: MailboxRow, sending: SendingRow, now: Date): Promise<void> {
  const token = newToken();
  await upsertProbe(db, mailbox.id, { token, sent_at: now });
  // A server that does not take it is told by the sending of real mail, and by the probe that does not come back.
  await signInToSend(db, sending, now, async (credential) => {
    const transport = await openSmtp(sending, credential);
    await transport.sendMail(probeMessage(mailbox.address ?? "", token, now)).finally(() => transport.close());
  });
}

/** The message was found where it should be. Publishes `mailbox.probe_back` when one was missed. */
export const noteProbeBack = (db: Db, mailboxId: string, token: string, now: Date): Promise<boolean> =>
  transaction(db, async (tx) => {
    const before = (await allProbes(tx)).find((one) => one.mailbox_id === mailboxId);
    const ours = await returnProbe(tx, mailboxId, token, now);
    if (ours && before?.failing_since) await publish(tx, { type: "mailbox.probe_back", actorId: null, data: { mailbox_id: mailboxId } });
    return ours;
  });

/** Publishes `mailbox.probe_lost` once per loss. */
async function tellLost(db: Db, mailbox: MailboxRow, probe: ProbeRow | undefined, now: Date): Promise<void> {
  if (!probe || probe.failing_since || !lostProbe(probe, now)) return;
  await transaction(db, async (tx) => {
    await upsertProbe(tx, mailbox.id, { failing_since: now });
    await publish(tx, { type: "mailbox.probe_lost", actorId: null, data: { mailbox_id: mailbox.id, name: mailbox.name } });
  });
}

async function probeAll(db: Db, now: Date): Promise<void> {
  const [mailboxes, fetchings, sendings, probes] = await Promise.all([allMailboxes(db), allFetchings(db), allSendings(db), allProbes(db)]);
  const of = <T extends { mailbox_id: string }>(rows: readonly T[], id: string): T | undefined => rows.find((row) => row.mailbox_id === id);
  const both = (mailbox: MailboxRow): [FetchingRow | undefined, SendingRow | undefined] => [
    of(fetchings, mailbox.id),
    of(sendings, mailbox.id),
  ];
  for (const mailbox of mailboxes.filter(({ active, address }) => active && address)) {
    const [fetching, sending] = both(mailbox);
    // While it is known not to work, there is nothing to find out.
    if (!fetching || !sending || fetching.failing_since || sending.failing_since) continue;
    const probe = of(probes, mailbox.id);
    await tellLost(db, mailbox, probe, now);
    if (isDue(probe, fetching.last_mail_at, now)) await send(db, mailbox, sending, now).catch(() => {});
  }
}

export const probing: Job = { name: "mailboxes.probe", pattern: "* * * * *", run: probeAll };
