import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive, startOf } from "../platform/alive.ts";
import type { Log } from "../platform/log.ts";

interface Owner {
  pid: number;
  /** When that process began, so that another one with the same pid is not taken for it. */
  started: string;
  host: string;
}

/** The owner touches its lock this often (ms); one from another host counts as left after three times that. */
const beat = 10_000;

const pathIn = (dir: string): string => join(dir, "firstline.lock");

function ownerOf(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

/** Containers have process ids of their own: of another host only the heartbeat tells anything. */
function isHeld(path: string, owner: Owner): boolean {
  if (owner.host !== hostname()) return Date.now() - statSync(path).mtimeMs < 3 * beat;
  return isAlive(owner.pid) && startOf(owner.pid) === owner.started;
}

/** Who runs on this data folder right now, or null. */
export function lockHolder(dir: string): Owner | null {
  try {
    const owner = ownerOf(readFileSync(pathIn(dir), "utf8"));
    return owner && isHeld(pathIn(dir), owner) ? owner : null;
  } catch {
    return null;
  }
}

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "EEXIST";

/** Puts a dead owner's lock away; false when somebody else was faster and the lock there is a new one. */
function putAway(path: string, seen: string): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const same = readFileSync(aside, "utf8") === seen;
  if (!same) linkSync(aside, path);
  rmSync(aside);
  return same;
}

/** One Firstline per data folder. Throws when another one runs there; takes over what a dead one left. Answers how to let go. */
export function takeLock(dir: string, log: Log): () => void {
  const path = pathIn(dir);
  const mine: Owner = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  try {
    writeFileSync(path, JSON.stringify(mine), { flag: "wx", mode: 0o644 });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const seen = readFileSync(path, "utf8");
    const owner = ownerOf(seen);
    if ((owner && isHeld(path, owner)) || !putAway(path, seen)) {
      throw new Error(
        `Another Firstline (process ${owner?.pid} on ${owner?.host}) runs on ${dir}: stop it, or set FIRSTLINE_DATA_DIR to another folder.`,
        { cause: error },
      );
    }
    log.warn({ pid: owner?.pid }, "the Firstline before this one ended without letting go of the data folder; taking over");
    writeFileSync(path, JSON.stringify(mine), { flag: "wx", mode: 0o644 });
  }
  const heart = setInterval(() => utimesSync(path, new Date(), new Date()), beat);
  heart.unref();
  return () => {
    clearInterval(heart);
    rmSync(path, { force: true });
  };
}
