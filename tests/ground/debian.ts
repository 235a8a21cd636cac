import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../desk.ts";

const run = promisify(execFile);
const cache = join(root, ".cache/debian");

/** Lists of packages of our own: those of the machine may be missing, as in an image of a container, and are not touched. */
const ownLists = ["-o", `Dir::State::Lists=${cache}/lists`, "-o", `Dir::Cache=${cache}/apt`, "-o", "APT::Sandbox::User="];

export interface Wanted {
  /** What its folder is called. */
  name: string;
  packages: readonly string[];
  /** The package whose libraries are taken along where this machine has them not. */
  librariesOf: string;
  /** Whatever has to be done to what was unpacked. */
  change?: (dir: string) => void;
}

async function isInstalled(name: string): Promise<boolean> {
  const { stdout } = await run("dpkg-query", ["-W", "-f", "${Status}", name]).catch(() => ({ stdout: "" }));
  return stdout.endsWith(" installed");
}

/** What a package needs and this machine has not. */
async function missingLibraries(name: string, options: readonly string[]): Promise<string[]> {
  const { stdout } = await run("apt-cache", [...options, "depends", "--no-suggests", "--no-breaks", "--no-recommends", name]);
  const named = [...stdout.matchAll(/Depends: (lib[\w.+-]+)/g)].map(([, library = ""]) => library);
  const missing = await Promise.all(named.map(async (library) => ((await isInstalled(library)) ? [] : [library])));
  return missing.flat();
}

async function download(into: string, { packages, librariesOf }: Wanted): Promise<void> {
  mkdirSync(join(cache, "lists/partial"), { recursive: true });
  mkdirSync(join(cache, "apt/archives/partial"), { recursive: true });
  const knows = await run("apt-cache", ["show", librariesOf]).then(
    () => true,
    () => false,
  );
  const options = knows ? ["-o", "APT::Sandbox::User="] : ownLists;
  if (!knows) await run("apt-get", [...options, "update"]);
  const libraries = await missingLibraries(librariesOf, options);
  // Either of the two serves; the other one is no part of Debian with systemd.
  const names = [...packages, ...libraries].filter((name) => !name.startsWith("libelogind"));
  await run("apt-get", [...options, "download", ...new Set(names)], { cwd: into, timeout: 300_000 });
  for (const file of readdirSync(into).filter((name) => name.endsWith(".deb"))) {
    await run("dpkg", ["-x", join(into, file), into]);
    rmSync(join(into, file));
  }
}

/** Where the libraries of a folder lie, for this kind of machine. */
export const librariesIn = (dir: string): string[] =>
  readdirSync(join(dir, "usr/lib")).flatMap((name) => (name.endsWith("-linux-gnu") ? [join(dir, "usr/lib", name)] : []));

/** Whether this machine has Debian's packages at all: elsewhere tests against them are skipped, and say so. */
export const hasPackages = existsSync("/usr/bin/apt-get") && existsSync("/usr/bin/dpkg");

async function find(wanted: Wanted): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const ready = readdirSync(cache).find((name) => name.startsWith(`${wanted.name}-`) && existsSync(join(cache, name, "complete")));
  if (ready) return join(cache, ready);
  const aside = mkdtempSync(join(cache, "new-"));
  await run("chmod", ["755", aside]);
  await download(aside, wanted);
  wanted.change?.(aside);
  writeFileSync(join(aside, "complete"), "");
  const dir = join(cache, `${wanted.name}-programs`);
  try {
    renameSync(aside, dir);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(join(dir, "complete"))) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  return dir;
}

const found = new Map<string, Promise<string>>();

/** A folder with programs from Debian's packages, unpacked there and installed nowhere. Kept between runs. */
export function debianPrograms(wanted: Wanted): Promise<string> {
  const known = found.get(wanted.name) ?? find(wanted);
  found.set(wanted.name, known);
  return known;
}
