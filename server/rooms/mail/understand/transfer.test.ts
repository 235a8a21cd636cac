import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { base64 } from "./transfer.ts";

const nothingOdd = (sentence: string) => expect.fail(sentence);
const inLines = (text: string) => text.replaceAll(/.{76}/g, "$&\r\n");

// Seen red: with what was decoded before overwritten by the next stretch, and with the last stretch left out.
it.each([0, 1, 2, 3, 57, 196_607, 196_608, 196_609, 1_000_003])("base64 of %i bytes is these bytes, stretch by stretch", (size) => {
  const bytes = randomBytes(size);
  const text = inLines(bytes.toString("base64"));
  for (const written of [text, text.replace(/=+\s*$/, ""), ` ${text}\r\n\r\n`]) {
    const made = base64(Buffer.from(written, "latin1"), nothingOdd);
    expect(made.equals(bytes)).toBe(true);
    // Given away whole, so that nobody copies it.
    expect(made.byteLength).toBe(made.buffer.byteLength);
  }
});
