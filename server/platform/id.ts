import { uuidv7 } from "uuidv7";

/** A UUIDv7 (RFC 9562): made by the app, so that a verb knows its ids before it writes. */
export const newId = (): string => uuidv7();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (value: string): boolean => uuid.test(value);
