import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startDesk } from "../desk.ts";
import { sweepAfterDeadRuns } from "./sweep.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of a desk with the demo company that runs nowhere: each journey works on a copy of its own. */
    demoDesk: string;
  }
}

/** Builds the screens and tells the demo company's year once for all journeys. */
export default async function setup(project: TestProject): Promise<() => void> {
  sweepAfterDeadRuns("firstline-demo-");
  const dir = mkdtempSync(join(tmpdir(), "firstline-demo-"));
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, "owner"), String(process.pid));
  const dataDir = join(dir, "data");
  const desk = await startDesk({ args: ["--demo"], screens: true, dataDir });
  await desk.stop();
  project.provide("demoDesk", dataDir);
  return () => rmSync(dir, { recursive: true, force: true });
}
