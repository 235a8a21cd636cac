import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startDesk } from "../desk.ts";
import { scratchFolder } from "./scratch.ts";
import { sweepAfterDeadRuns } from "./sweep.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of a desk with the demo company that runs nowhere: each journey works on a copy of its own. */
    demoDesk: string;
  }
}

/** Builds the screens and tells the demo company's year once for all journeys. */
export default async function setup(project: TestProject): Promise<() => void> {
  sweepAfterDeadRuns();
  const dir = scratchFolder("demo");
  const dataDir = join(dir, "data");
  const desk = await startDesk({ args: ["--demo"], screens: true, dataDir });
  await desk.stop();
  project.provide("demoDesk", dataDir);
  return () => rmSync(dir, { recursive: true, force: true });
}
