import { seal, unseal } from "../../../platform/sealing.ts";

/** Moved to another ticket or field a secret does not open. */
const placeOf = (ticketId: string, key: string) => ({ table: "secret_answer", column: "secret", row: `${ticketId}/${key}` });

export const sealSecret = (ticketId: string, key: string, plain: string): string => seal(placeOf(ticketId, key), plain);
export const openSecret = (ticketId: string, key: string, sealed: string): string => unseal(placeOf(ticketId, key), sealed);
