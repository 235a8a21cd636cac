import type { DoorRow } from "./store-door.ts";

export const presentDoor = (row: DoorRow) => ({
  ...row,
  opened_at: row.opened_at.toISOString(),
  seen_at: row.seen_at.toISOString(),
  last_mail_at: row.last_mail_at?.toISOString() ?? null,
  last_refused_at: row.last_refused_at?.toISOString() ?? null,
});
