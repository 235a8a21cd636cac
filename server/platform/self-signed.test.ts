import { X509Certificate } from "node:crypto";
import { connect, createServer, type TLSSocket } from "node:tls";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { selfSigned } from "./self-signed.ts";

const from = new Date("2026-03-02T09:00:00Z");

test("it says for whom it is and for how long", () => {
  const { cert } = selfSigned(["mail.nordvik.example", "127.0.0.1"], from, 90);
  const read = new X509Certificate(cert);
  expect(read.subject).toBe("CN=mail.nordvik.example");
  expect(read.subjectAltName).toBe("DNS:mail.nordvik.example, IP Address:127.0.0.1");
  expect([read.validFromDate, read.validToDate]).toEqual([from, new Date("2026-05-31T09:00:00Z")]);
  expect(read.verify(read.publicKey)).toBe(true);
});

test("it serves TLS to whom it was given, and only by its name", async () => {
  const made = selfSigned(["localhost", "127.0.0.1"], new Date(Date.now() - 1000), 2);
  const server = createServer(made, (socket) => socket.end("hello"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const meet = (options: object) =>
    new Promise<string>((done) => {
      const socket: TLSSocket = connect({ host: "127.0.0.1", port, ...options }, () => done("met"));
      socket.on("error", (error: NodeJS.ErrnoException) => done(error.code ?? ""));
      socket.on("data", () => socket.end());
    });
  expect(await meet({ ca: made.cert, servername: "localhost" })).toBe("met");
  expect(await meet({ ca: made.cert })).toBe("met");
  expect(await meet({ servername: "localhost" })).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(await meet({ ca: made.cert, servername: "other.example" })).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  server.close();
});
