import type { FastifyReply } from "fastify";

/** What a listener does not take waits in our memory; more than this, and it is sent home to connect again. */
const mostWaiting = 64 * 1024;

export interface Sent {
  /** Lets the listener resume after it. */
  id?: string;
  type?: string;
  data?: unknown;
}

/** A server-sent event (WHATWG HTML, 9.2). */
export function encodeSent({ id, type, data }: Sent): string {
  const lines = [id !== undefined && `id: ${id}`, type && `event: ${type}`, data !== undefined && `data: ${JSON.stringify(data)}`];
  return `${lines.filter(Boolean).join("\n")}\n\n`;
}

/** A connection over which events are told until it ends. */
export interface OpenEvents {
  /** Events that are encoded already. */
  write(text: string): void;
  /** Keeps proxies and the listener sure that we are still here. */
  beat(): void;
  /** Once little is waiting; at once when it is gone. */
  drained(): Promise<void>;
  close(): void;
  readonly closed: boolean;
  readonly whenClosed: Promise<void>;
}

/** Takes the connection over from the web server and begins to stream. */
export function openEvents(reply: FastifyReply): OpenEvents {
  reply.hijack();
  const { raw } = reply;
  // Whoever left while we were still asking the database closes no second time.
  let closed = raw.destroyed || raw.socket === null || raw.socket.destroyed;
  const whenClosed = closed ? Promise.resolve() : new Promise<void>((resolve) => raw.once("close", resolve));
  void whenClosed.then(() => (closed = true));
  raw.on("error", () => {});
  const write = (text: string) => {
    if (closed) return;
    raw.write(text);
    if (raw.writableLength > mostWaiting) raw.destroy();
  };
  if (!closed) {
    raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // Proxies that collect answers would hold events back.
      "x-accel-buffering": "no",
    });
    raw.flushHeaders();
    write("retry: 1000\n\n");
  }
  return {
    write,
    beat: () => write(":\n\n"),
    async drained() {
      if (closed || !raw.writableNeedDrain) return;
      await Promise.race([whenClosed, new Promise<void>((resolve) => raw.once("drain", resolve))]);
    },
    close() {
      if (closed) return;
      closed = true;
      raw.end();
      // One that does not read does not hear the end either.
      setTimeout(() => raw.destroy(), 1000).unref();
    },
    get closed() {
      return closed;
    },
    whenClosed,
  };
}
