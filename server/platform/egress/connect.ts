import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { addressesOf, type Purpose } from "./place.ts";

/** For what connects by itself: it learns only addresses that were checked. */
export const checkedLookup =
  (purpose: Purpose): LookupFunction =>
  (host, options, answer) => {
    addressesOf(host, purpose).then(
      (found) => {
        if (options.all) return answer(null, found);
        const [first] = found;
        answer(null, first?.address ?? "", first?.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, "", 0),
    );
  };

/** A connection to a host, by whichever of its addresses answers first (RFC 8305). */
export async function connectOut(host: string, port: number, purpose: Purpose, timeout: number): Promise<Socket> {
  // Node asks nobody about an address.
  if (isIP(host) !== 0) await addressesOf(host, purpose);
  const socket = connect({ host, port, lookup: checkedLookup(purpose), autoSelectFamily: true, timeout });
  return new Promise((done, fail) => {
    socket.once("connect", () => {
      socket.setTimeout(0);
      done(socket);
    });
    socket.once("timeout", () => socket.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
    socket.once("error", fail);
  });
}

/** The address of a host that takes connections at a port: for libraries that connect by themselves. */
export async function placeOf(host: string, port: number, purpose: Purpose): Promise<string> {
  const [first, ...others] = await addressesOf(host, purpose);
  if (first && others.length === 0) return first.address;
  const socket = await connectOut(host, port, purpose, 20_000);
  const { remoteAddress = "" } = socket;
  socket.destroy();
  return remoteAddress;
}
