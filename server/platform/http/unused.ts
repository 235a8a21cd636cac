import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Connections of one address that have not asked for anything yet. A browser opens six; many browsers stand behind one address. */
const mostPerAddress = 256;

/**
 * Watches connections that never carried a whole request. Browsers open some to spare; to Node they count as busy and would hold up
 * the closing. Somebody who opens thousands and speaks a letter now and then loses the oldest ones.
 */
export function watchUnused(app: FastifyInstance): void {
  const unused = new Map<string, Set<Socket>>();
  let closing = false;
  const forget = (address: string, socket: Socket) => {
    const left = unused.get(address);
    left?.delete(socket);
    if (left?.size === 0) unused.delete(address);
  };
  app.server.on("connection", (socket: Socket) => {
    if (closing) return socket.destroy();
    const address = socket.remoteAddress ?? "";
    const others = unused.get(address) ?? new Set();
    unused.set(address, others.add(socket));
    socket.once("close", () => forget(address, socket));
    const [oldest] = others;
    if (!oldest || others.size <= mostPerAddress) return;
    others.delete(oldest);
    oldest.destroy();
  });
  app.server.on("request", ({ socket }) => forget(socket.remoteAddress ?? "", socket));
  app.addHook("preClose", async () => {
    closing = true;
    for (const sockets of unused.values()) for (const socket of sockets) socket.destroy();
  });
}
