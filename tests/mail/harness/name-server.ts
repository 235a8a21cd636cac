import { createSocket, type RemoteInfo } from "node:dgram";
import dns from "node:dns/promises";

type Answer = { mx: string } | { srv: string; port: number };

const labels = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split(".")
      .filter(Boolean)
      .map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])),
    Buffer.from([0]),
  ]);
const words = (...numbers: number[]): Buffer => Buffer.concat(numbers.map((number) => Buffer.from([number >> 8, number & 255])));

function questionIn(packet: Buffer): { name: string; type: number; end: number } {
  const parts: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    parts.push(packet.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += length + 1;
  }
  return { name: parts.join(".").toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

const content = (answer: Answer): Buffer =>
  "mx" in answer ? Buffer.concat([words(10), labels(answer.mx)]) : Buffer.concat([words(0, 1, answer.port), labels(answer.srv)]);

/** A name server (RFC 1035) that knows these MX and SRV records, and asks nobody: this process asks it until it is closed. */
export async function startNameServer(records: Readonly<Record<string, Answer>>): Promise<{ close(): void }> {
  const socket = createSocket("udp4");
  socket.on("message", (packet: Buffer, { port, address }: RemoteInfo) => {
    const { name, type, end } = questionIn(packet);
    const found = records[name];
    const answer = found && type === ("mx" in found ? 15 : 33) ? found : null;
    const head = Buffer.concat([packet.subarray(0, 2), words(answer ? 0x8180 : 0x8183, 1, answer ? 1 : 0, 0, 0)]);
    const data = answer ? content(answer) : Buffer.alloc(0);
    const record = answer ? Buffer.concat([words(0xc00c, type, 1, 0, 60, data.length), data]) : Buffer.alloc(0);
    socket.send(Buffer.concat([head, packet.subarray(12, end), record]), port, address);
  });
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  const before = dns.getServers();
  dns.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    close() {
      dns.setServers(before);
      socket.close();
    },
  };
}
