import { setTimeout as sleep } from "node:timers/promises";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Log } from "../../platform/log.ts";
import { tail } from "./present.ts";
import { openText } from "./secrets.ts";
import { sendByFile } from "./send-by-file.ts";
import { sendByHttp } from "./send-by-http.ts";
import { noteGateway, theGateway, type GatewayRow, type MessageRow } from "./store.ts";
import { endOverdue, endTry, takeNext } from "./store-turns.ts";
import { nextTry, type Tried } from "./verdict.ts";

export interface Sender {
  db: Db;
  log: Log;
  now: () => Date;
  isStopped: () => boolean;
}

/** A try that has not ended after so long (ms) never will: several times our patience. */
const lease = 90_000;

/** Publishes `sms.sent` or `sms.failed`: never what it said, and of the number only its end. */
const tell = (tx: Db, { id, number, person_id, reason }: MessageRow, state: string, trouble: string | null, now: Date) =>
  publish(
    tx,
    {
      type: state === "sent" ? "sms.sent" : "sms.failed",
      actorId: null,
      personId: person_id,
      data: { sms_id: id, to: tail(number), reason, ...(state !== "sent" && { state, trouble }) },
    },
    now,
  );

/** Notes what a try came to; nothing when it counts as lost by now. */
export const settle = (db: Db, row: MessageRow, { came, trouble, status }: Tried, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const next = nextTry(now, row.attempts);
    if (came === "not" && next < row.give_up_at) {
      await endTry(tx, row, { state: "waiting", trouble, status, next_try_at: next });
      return;
    }
    const state = came === "sent" ? "sent" : came === "unknown" ? "uncertain" : "failed";
    if (await endTry(tx, row, { state, trouble, status, text: null, ended_at: now })) await tell(tx, row, state, trouble, now);
  });

/** Of one number that a provider does not take, the next one knows nothing: only a refusal of us ourselves is the gateway's trouble. */
const isOnlyThisOne = ({ came, status }: Tried): boolean =>
  came === "never" && status !== null && ![401, 403].includes(status) && status >= 400;

/** How the gateway stands after a try. */
async function noteHowItWent(db: Db, gateway: GatewayRow, tried: Tried, now: Date): Promise<void> {
  if (tried.came === "sent") await noteGateway(db, { failing_since: null, last_ok_at: now });
  else if (isOnlyThisOne(tried)) return;
  else if (gateway.failing_since === null) await noteGateway(db, { failing_since: now });
}

/** The database may be away for a moment just when something left: that must not be forgotten. */
async function surely(sender: Sender, note: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await note();
      return;
    } catch (error) {
      if (tries === 40 || sender.isStopped()) throw error;
      await sleep(500);
    }
  }
}

/** Ends what is over: too late, or begun by somebody who is no more. */
const endLost = (sender: Sender): Promise<void> =>
  transaction(sender.db, async (tx) => {
    const now = sender.now();
    for (const row of await endOverdue(tx, now)) await tell(tx, row, row.state, row.trouble, now);
  });

async function sendNext(sender: Sender): Promise<boolean> {
  const { db, now } = sender;
  const gateway = await theGateway(db);
  if (!gateway.active) return false;
  const began = now();
  const row = await takeNext(db, began, new Date(began.getTime() + lease));
  if (!row?.text) return false;
  const message = { id: row.id, number: row.number, text: openText(row.id, row.text) };
  const tried = gateway.kind === "file" ? await sendByFile(gateway, message, began) : await sendByHttp(gateway, message);
  await surely(sender, () => settle(db, row, tried, now()));
  await noteHowItWent(db, gateway, tried, now());
  return true;
}

/** Sends what is due, one after the other. */
export async function sendDue(sender: Sender): Promise<void> {
  await endLost(sender);
  while (!sender.isStopped() && (await sendNext(sender)));
}
