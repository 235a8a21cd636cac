import { seal, unseal } from "../../platform/sealing.ts";

const placeOf = (column: "secret" | "text", row: string) => ({ table: column === "secret" ? "sms_gateway" : "sms_message", column, row });

export const sealSecret = (id: string, secret: string): string => seal(placeOf("secret", id), secret);
export const openSecret = (id: string, sealed: string): string => unseal(placeOf("secret", id), sealed);
export const sealText = (id: string, text: string): string => seal(placeOf("text", id), text);
export const openText = (id: string, sealed: string): string => unseal(placeOf("text", id), sealed);
