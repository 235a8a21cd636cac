import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { debianPrograms, librariesIn } from "../../ground/debian.ts";

export { hasPackages } from "../../ground/debian.ts";

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

/** Where the programs of a folder find their libraries. */
export const libraryPath = (dir: string): Record<string, string> => ({
  PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
  LD_LIBRARY_PATH: [join(dir, "usr/lib/dovecot"), ...librariesIn(dir)].join(":"),
  PERL5LIB: [
    join(dir, "usr/share/perl5"),
    ...readdirSync(join(dir, "usr/lib"))
      .map((name) => join(dir, "usr/lib", name, "perl5"))
      .flatMap((path) => (existsSync(path) ? readdirSync(path).map((version) => join(path, version)) : [])),
  ].join(":"),
});

/** A folder with dovecot and swaks from Debian's packages; swaks speaks TLS with modules of Perl. */
export const mailPrograms = (): Promise<string> =>
  debianPrograms({
    name: "mail",
    packages: ["dovecot-core", "dovecot-imapd", "swaks", "libio-socket-ssl-perl", "libnet-ssleay-perl"],
    librariesOf: "dovecot-core",
    change: moveModules,
  });
