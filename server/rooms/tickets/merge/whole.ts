import { Problem } from "../../../platform/problem.ts";
import type { TicketRow } from "../store-rows.ts";

type Whole = Pick<TicketRow, "id" | "merged">;

/** What is read through a ticket. */
export const mergedIds = ({ merged }: Pick<TicketRow, "merged">): string[] => (merged ?? []).map(({ id }) => id);

/** A ticket with all that is read through it: for those who read its inside. */
export const wholeOf = (row: Whole): string[] => [row.id, ...mergedIds(row)];

/** A confidential ticket takes along what is merged into it: not among many, where nobody would see that. Pure. */
export function refuseMergedSecret(row: { restricted: boolean; has_merged: boolean }): void {
  if (row.restricted && row.has_merged) throw new Problem(409, "merge_goes_along");
}
