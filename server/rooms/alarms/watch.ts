import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import type { Job } from "../../platform/jobs.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { compare } from "./compare.ts";
import { findWrong } from "./find-wrong.ts";
import { deleteIncident, insertIncident, openIncidents, updateIncident, type IncidentRow } from "./store.ts";
import { tellAdministrators } from "./tell.ts";

type Incident = Pick<IncidentRow, "id" | "mailbox_id" | "kind" | "fault" | "facts" | "began_at">;

/** Publishes `mail.stopped` or `mail.flows`, and tells those who run the desk. */
async function tell(tx: Db, now: Date, kind: "mail_stopped" | "mail_flows", incident: Incident, name: string): Promise<void> {
  const eventId = await publish(
    tx,
    {
      type: kind === "mail_stopped" ? "mail.stopped" : "mail.flows",
      actorId: null,
      data: { mailbox_id: incident.mailbox_id, name, way: incident.kind, failure: incident.fault },
    },
    now,
  );
  const fault = { code: incident.fault, facts: incident.facts };
  await tellAdministrators(tx, now, { eventId, kind, mailboxId: incident.mailbox_id, name, fault, began: incident.began_at });
}

/** Looks whether mail flows, and tells once when it stops and once when it flows again. */
export const watchMail = (db: Db, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const known = await openIncidents(tx);
    const { begins, due, over } = compare(known, await findWrong(tx, now), now);
    for (const { mailboxId, kind, fault } of begins) {
      const facts = JSON.stringify(fault.facts);
      await insertIncident(tx, { id: newId(), mailbox_id: mailboxId, kind, fault: fault.code, facts, began_at: now });
    }
    for (const { incident, wrong } of due) {
      const { code, facts } = wrong.fault;
      await updateIncident(tx, incident.id, { told_at: now, fault: code, facts: JSON.stringify(facts) });
      await tell(tx, now, "mail_stopped", { ...incident, fault: code, facts }, wrong.name);
    }
    const mailboxes = over.length > 0 ? await listMailboxes(tx) : [];
    for (const incident of over) {
      if (!incident.told_at) {
        await deleteIncident(tx, incident.id);
        continue;
      }
      await updateIncident(tx, incident.id, { ended_at: now });
      await tell(tx, now, "mail_flows", incident, mailboxes.find(({ id }) => id === incident.mailbox_id)?.name ?? "");
    }
  });

export const watching: Job = { name: "alarms.watch", pattern: "* * * * *", run: watchMail };
