import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../desk.ts";

const run = promisify(execFile);
const cache = join(root, ".cache/debian");

/** The programs that mail is tested against, and the modules of Perl that swaks speaks TLS with. */
const wanted = ["dovecot-core", "dovecot-imapd", "swaks", "libio-socket-ssl-perl", "libnet-ssleay-perl"];

/** Lists of packages of our own: those of the machine may be missing, as in an image of a container, and are not touched. */
const ownLists = ["-o", `Dir::State::Lists=${cache}/lists`, "-o", `Dir::Cache=${cache}/apt`, "-o", "APT::Sandbox::User="];

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

async function download(into: string): Promise<void> {
  mkdirSync(join(cache, "lists/partial"), { recursive: true });
  mkdirSync(join(cache, "apt/archives/partial"), { recursive: true });
  const knows = await run("apt-cache", ["show", "dovecot-imapd"]).then(
    () => true,
    () => false,
  );
  const options = knows ? ["-o", "APT::Sandbox::User="] : ownLists;
  if (!knows) await run("apt-get", [...options, "update"]);
  const libraries = await missingLibraries("dovecot-core", options);
  // Either of the two serves; the other one is no part of Debian with systemd.
  const names = [...wanted, ...libraries].filter((name) => !name.startsWith("libelogind"));
  await run("apt-get", [...options, "download", ...new Set(names)], { cwd: into, timeout: 300_000 });
  for (const file of readdirSync(into).filter((name) => name.endsWith(".deb"))) {
    await run("dpkg", ["-x", join(into, file), into]);
    rmSync(join(into, file));
  }
}

const modules = "/usr/lib/dovecot/modules";
/** As long as the other: from where dovecot runs, one folder up. */
const movedModules = `.${"/".repeat(modules.length - 11)}../modules`;

/** dovecot loads its modules from one place only, which it was built with: here it lies beside where it runs. */
function moveModules(dir: string): void {
  for (const entry of readdirSync(join(dir, "usr"), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !file.includes("dovecot")) continue;
    const bytes = readFileSync(file);
    let changed = false;
    for (let at = bytes.indexOf(modules); at >= 0; at = bytes.indexOf(modules, at + 1)) {
      bytes.write(movedModules, at, "latin1");
      changed = true;
    }
    if (changed) writeFileSync(file, bytes);
  }
}

const versionOf = async (dir: string): Promise<string> =>
  (await run(join(dir, "usr/sbin/dovecot"), ["--version"], { env: libraryPath(dir) })).stdout.split(" ")[0] ?? "";

/** Where the programs of a folder find their libraries. */
export const libraryPath = (dir: string): Record<string, string> => ({
  PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
  LD_LIBRARY_PATH: [
    "usr/lib/dovecot",
    ...readdirSync(join(dir, "usr/lib")).flatMap((name) => (name.endsWith("-linux-gnu") ? [`usr/lib/${name}`] : [])),
  ]
    .map((path) => join(dir, path))
    .join(":"),
  PERL5LIB: [
    join(dir, "usr/share/perl5"),
    ...readdirSync(join(dir, "usr/lib"))
      .map((name) => join(dir, "usr/lib", name, "perl5"))
      .flatMap((path) => (existsSync(path) ? readdirSync(path).map((version) => join(path, version)) : [])),
  ].join(":"),
});

/** Whether this machine has Debian's packages at all: elsewhere tests against them are skipped, and say so. */
export const hasPackages = existsSync("/usr/bin/apt-get") && existsSync("/usr/bin/dpkg");

let found: Promise<string> | null = null;

async function find(): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const ready = readdirSync(cache).find((name) => name.startsWith("mail-") && existsSync(join(cache, name, "complete")));
  if (ready) return join(cache, ready);
  const aside = mkdtempSync(join(cache, "new-"));
  await run("chmod", ["755", aside]);
  await download(aside);
  moveModules(aside);
  writeFileSync(join(aside, "complete"), "");
  const dir = join(cache, `mail-dovecot-${await versionOf(aside)}`);
  try {
    renameSync(aside, dir);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(join(dir, "complete"))) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  return dir;
}

/** A folder with dovecot and swaks from Debian's packages, unpacked there and installed nowhere. Kept between runs. */
export const mailPrograms = (): Promise<string> => (found ??= find());
