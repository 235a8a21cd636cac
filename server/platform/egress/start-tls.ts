import type { Socket } from "node:net";

/** ExtendedRequest 1.3.6.1.4.1.1466.20037 as message 1 (RFC 4511, 4.14.1). */
const request = Buffer.concat([
  Buffer.from([0x30, 0x1d, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16]),
  Buffer.from("1.3.6.1.4.1.1466.20037", "latin1"),
]);

const refused = () => Object.assign(new Error("the server does not begin with TLS"), { code: "NO_STARTTLS" });
const late = () => Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });
const cut = () => Object.assign(new Error("closed"), { code: "ECONNRESET" });

/** The result of an ExtendedResponse; null while it has not all come. Throws for anything else. */
function resultOf(heard: Buffer): number | null {
  if (heard.length < 2) return null;
  const [tag, short = 0] = heard;
  if (tag !== 0x30) throw refused();
  // A long length: so many bytes of it follow.
  const more = short < 0x80 ? 0 : short & 0x7f;
  if (more > 2) throw refused();
  const length = more === 0 ? short : heard.subarray(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  if (heard.length < 2 + more + length) return null;
  // What comes behind the answer before TLS would be somebody's in between: it is not taken for the server's.
  if (heard.length > 2 + more + length) throw refused();
  const body = heard.subarray(2 + more);
  const at = body.indexOf(Buffer.from([0x0a, 0x01]));
  if (body[3] !== 0x78 || at < 0) throw refused();
  return body[at + 2] ?? 1;
}

/** Asks a directory to begin with TLS on this connection; nothing else has been said on it. Fails where it does not want to. */
export const startTls = (socket: Socket, patience: number): Promise<void> =>
  new Promise((done, fail) => {
    let heard = Buffer.alloc(0);
    const end = (error: Error | null) => {
      clearTimeout(timer);
      socket.off("data", listen).off("error", end).off("close", closed);
      socket.pause();
      if (error) fail(error);
      else done();
    };
    const closed = () => end(cut());
    const listen = (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      try {
        const result = resultOf(heard);
        if (result !== null) end(result === 0 ? null : refused());
      } catch (error) {
        end(error as Error);
      }
    };
    const timer = setTimeout(() => end(late()), patience);
    socket.on("data", listen).once("error", end).once("close", closed);
    socket.write(request);
  });
