import type { Db } from "../../platform/db.ts";
import { listMailboxes, type MailboxRow } from "../mailboxes/index.ts";
import { ticketHeads } from "../tickets/index.ts";

/**
 * Which mailbox writes about which ticket: the one it came through, while that can send; else its team's; else the first one that has
 * an address. For messages about no ticket (the key null) that one, too. Empty when every mailbox is shut.
 */
export async function mailboxFor(db: Db, ticketIds: readonly (string | null)[]): Promise<Map<string | null, MailboxRow>> {
  const named = [...new Set(ticketIds.filter((id) => id !== null))];
  const [all, tickets] = await Promise.all([listMailboxes(db), ticketHeads(db, named)]);
  const open = all.filter(({ active }) => active);
  const usual = open.find(({ address }) => address !== null) ?? open[0];
  if (!usual) return new Map();
  const cameThrough = (id: string | null) => open.find((one) => one.address !== null && one.id === tickets.get(id ?? "")?.mailbox_id);
  const ofTeam = (id: string | null) => open.find(({ team_id }) => team_id !== null && team_id === tickets.get(id ?? "")?.team_id);
  return new Map([null, ...named].map((id) => [id, cameThrough(id) ?? ofTeam(id) ?? usual]));
}
