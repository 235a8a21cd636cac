import type { Db } from "../../platform/db.ts";
import { usualPause } from "./probe.ts";
import { upsertProbe, type ProbeRow } from "./store-probe.ts";

/** How often (minutes) a mailbox writes to itself while nothing comes; null: never. */
export const probePause = (probe: Pick<ProbeRow, "active" | "every_minutes"> | undefined): number | null =>
  probe?.active === false ? null : (probe?.every_minutes ?? usualPause);

/** Whatever was missing before is missed no more where nobody looks for it. */
export const setProbe = (tx: Db, mailboxId: string, pause: number | null): Promise<void> =>
  upsertProbe(tx, mailboxId, pause === null ? { active: false, failing_since: null } : { active: true, every_minutes: pause });
