import type { Upload } from "../../../contract/files.ts";
import { call, isRefusal, sendBytes } from "../client.ts";

/** A piece that a slow line gets through in a few seconds. */
const piece = 1024 * 1024;
const longest = 30_000;

export interface Sending {
  name: string;
  bytes: Blob;
  /** From an earlier attempt, also one of another page. */
  upload: string | null;
  signal: AbortSignal;
  announced(upload: Upload): void;
  moved(offset: number): void;
  /** The desk cannot be reached or has no room: why, and it is tried again by itself. null: it goes on. */
  waiting(why: string | null): void;
  /** Resolves when it is worth trying again: after so long, or when the network is back. */
  pause(milliseconds: number): Promise<void>;
}

const mayPass = (error: unknown): boolean => isRefusal(error) && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Sends a file piece by piece until the desk has it all; after a cut it goes on from what the desk says it has. Throws what no waiting mends. */
export async function sendFile(sending: Sending): Promise<Upload> {
  const { name, bytes, signal } = sending;
  let id = sending.upload;
  let at: Upload | null = null;
  for (let failures = 0; ;) {
    signal.throwIfAborted();
    try {
      at ??= id
        ? await call("GET /uploads/{id}", { params: { id }, signal })
        : await call("POST /uploads", { body: { file_name: name, size: bytes.size }, signal });
      if (at.id !== id) {
        id = at.id;
        sending.announced(at);
      }
      sending.moved(at.offset);
      if (at.offset >= at.size) return at;
      at = await sendBytes(at.id, at.offset, bytes.slice(at.offset, at.offset + piece), signal);
      failures = 0;
      sending.waiting(null);
    } catch (error) {
      at = null;
      if (isRefusal(error) && error.code === "wrong_offset" && failures < 5) failures += 1;
      // Forgotten by the desk meanwhile: from the beginning.
      else if (isRefusal(error) && error.status === 404 && id !== null) id = null;
      else if (mayPass(error)) {
        sending.waiting(error instanceof Error ? error.message : "");
        await sending.pause(Math.min(longest, 1000 * 2 ** failures));
        failures += 1;
      } else throw error;
    }
  }
}
