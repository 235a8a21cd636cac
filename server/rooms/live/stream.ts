import type { FastifyReply } from "fastify";
import type { Actor } from "../../platform/actor.ts";
import type { LogCursor } from "../../platform/events/read.ts";
import { encodeSent, openEvents, type OpenEvents } from "../../platform/http/open-events.ts";
import { encodePlace } from "./cursor.ts";

interface Sent {
  /** Lets the listener resume after it. */
  id?: LogCursor;
  type?: string;
  data?: unknown;
}

export const encodeEvent = ({ id, ...rest }: Sent): string => encodeSent({ ...rest, ...(id && { id: encodePlace(id) }) });

export interface Stream extends OpenEvents {
  /** Replaced when its rights may have changed. */
  actor: Actor;
  /** Up to here it has been told everything. */
  place: LogCursor;
  send(event: Sent): void;
}

/** Takes the connection over from the web server and begins to stream. */
export function openStream(reply: FastifyReply, actor: Actor, place: LogCursor): Stream {
  const events = openEvents(reply);
  return {
    actor,
    place,
    send: (event) => events.write(encodeEvent(event)),
    write: events.write,
    beat: events.beat,
    drained: events.drained,
    close: events.close,
    get closed() {
      return events.closed;
    },
    whenClosed: events.whenClosed,
  };
}
