import { createSocket } from "node:dgram";
import { addressesOf } from "./place.ts";

/** Sends one datagram to a host that whoever runs the server named: whether it arrived nobody says. Errors carry Node's code. */
export async function sendDatagram(host: string, port: number, bytes: Buffer): Promise<void> {
  const [found] = await addressesOf(host, "named");
  if (!found) throw Object.assign(new Error("there is no such host"), { code: "ENOTFOUND" });
  const socket = createSocket(found.family === 6 ? "udp6" : "udp4");
  await new Promise<void>((done, fail) => {
    socket.once("error", fail);
    socket.send(bytes, port, found.address, (error) => (error ? fail(error) : done()));
  }).finally(() => socket.close());
}
