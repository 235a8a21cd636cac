import type { WalkInRow } from "./store.ts";

/** What the contact says of who came: their number, what they call themselves, and why they come. Nobody checked any of it. Pure. */
export const noteOf = (row: WalkInRow): string => {
  const reason = row.language === "nb" ? row.reason_nb : row.reason_en;
  const who = [row.visitor_name, row.account].filter(Boolean).join(", ");
  return [`${row.label}: ${who}`, reason, row.said].filter(Boolean).join("\n");
};
