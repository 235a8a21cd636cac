import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isClosed, serviceUid, unprivileged } from "./unprivileged.mjs";

const asRoot = process.getuid?.() === 0;
let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "firstline-closed-"));
  file = join(dir, "words");
  writeFileSync(file, "hello", { mode: 0o600 });
});
afterEach(() => rmSync(dir, { recursive: true }));

const sh = (script: string, reach: string[]): { status: number | null; stdout: string } => {
  const [command = "", ...args] = unprivileged(["/bin/sh", "-c", script], reach);
  return spawnSync(command, args, { encoding: "utf8", cwd: "/" });
};

// These say the same of root and of an ordinary user, so that neither skips them.
test("a program runs as the service user when we are root, and as we are otherwise", () => {
  expect(sh("id -u", []).stdout.trim()).toBe(String(asRoot ? serviceUid() : process.getuid?.()));
});

test("a folder closed to others can be read below, without a right to write where root alone may", () => {
  expect(isClosed([file])).toBe(asRoot);
  expect(sh(`cat ${file}`, [file]).stdout).toBe("hello");
  const written = sh(`echo more > ${file}`, [file]);
  expect(written.status === 0).toBe(!asRoot);
});

test("in an open folder no right of root's is kept", () => {
  chmodSync(dir, 0o755);
  chmodSync(file, 0o644);
  expect(isClosed([file])).toBe(false);
  expect(sh("grep CapEff /proc/self/status", [file]).stdout).toMatch(asRoot ? /CapEff:\s*0{16}/ : /CapEff/);
});
