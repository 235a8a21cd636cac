import type { mailboxRoutes } from "../../../contract/mailboxes.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wrongField } from "../../platform/problem.ts";
import { requireTeam } from "./add-mailbox.ts";
import { probePause, setProbe } from "./set-probe.ts";
import { probeOf } from "./store-probe.ts";
import { mailboxByAddress, updateMailbox, type MailboxRow } from "./store.ts";

type Changes = BodyOf<(typeof mailboxRoutes)["PATCH /mailboxes/{id}"]>;

/** Changes what is given. Publishes `mailbox.changed` with the names of the fields, if any did change. */
export async function changeMailbox(tx: Db, actor: Actor, now: Date, row: MailboxRow, changes: Changes): Promise<void> {
  await requireTeam(tx, changes.team_id);
  const before = { ...row, probe_minutes: probePause(await probeOf(tx, row.id)) };
  const changed = (Object.keys(changes) as (keyof Changes)[]).filter(
    (field) => changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(before[field]),
  );
  if (changed.length === 0) return;
  const other = changes.address ? await mailboxByAddress(tx, changes.address) : undefined;
  if (other && other.id !== before.id) throw wrongField("/address", "taken");
  const own = changed.filter((field) => field !== "probe_minutes");
  await updateMailbox(tx, row.id, Object.fromEntries(own.map((field) => [field, changes[field]])), now);
  if (changed.includes("probe_minutes")) await setProbe(tx, row.id, changes.probe_minutes ?? null);
  await publish(tx, {
    type: "mailbox.changed",
    actorId: personIdOf(actor),
    data: { mailbox_id: before.id, name: changes.name ?? before.name, fields: changed },
  });
}
