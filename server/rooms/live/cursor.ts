import { isId } from "../../platform/id.ts";
import type { LogCursor } from "../../platform/events/read.ts";

/** A place in the log as clients keep it: the `id:` of an event, opaque to them. */
export const encodePlace = ({ xid, id }: LogCursor): string => Buffer.from(`${xid}:${id}`).toString("base64url");

/** null for what we never gave out. */
export function decodePlace(text: string): LogCursor | null {
  const [xid = "", id = "", ...more] = Buffer.from(text, "base64url").toString("utf8").split(":");
  return /^\d{1,19}$/.test(xid) && isId(id) && more.length === 0 ? { xid, id } : null;
}
