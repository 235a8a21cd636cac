import type { Db } from "../../platform/db.ts";
import { lookAtFiles } from "../files/index.ts";
import type { Finding } from "./checks.ts";

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** The place where attachments lie. Without it nobody can attach or fetch one; all the rest goes on. */
export async function checkFiles(db: Db): Promise<Finding> {
  const { writable, place, files, bytes, saved } = await lookAtFiles(db);
  return { ok: writable, facts: { place, files, size: megabytes(bytes), saved: megabytes(saved) } };
}
