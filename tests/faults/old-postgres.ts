import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** One message of PostgreSQL's protocol (version 3): a letter, its length, its content. */
function message(kind: string, ...parts: (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.from([part]) : Buffer.from(part))));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}

const int32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(n);
  return bytes;
};
const ready = message("Z", "I");
/** One column of type int4, one row, in text. */
const oneRow = (value: string): Buffer =>
  Buffer.concat([
    message("T", "\0\u0001", "number\0", int32(0), "\0\0", int32(23), "\0\u0004", int32(-1), "\0\0"),
    message("D", "\0\u0001", int32(value.length), value),
    message("C", "SELECT 1\0"),
    ready,
  ]);

function talk(socket: Socket, version: string): void {
  let greeted = false;
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    if (greeted) {
      if (bytes.subarray(0, 1).toString() === "Q") socket.write(oneRow(version));
      return;
    }
    greeted = true;
    socket.write(Buffer.concat([message("R", int32(0)), ready]));
  });
}

/** A server that answers every question with its version, such as "140012". */
export async function oldPostgres(version: string): Promise<{ url: string; close(): void }> {
  const server = createServer((socket) => talk(socket, version));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `postgresql://me@127.0.0.1:${port}/desk`, close: () => server.close() };
}
