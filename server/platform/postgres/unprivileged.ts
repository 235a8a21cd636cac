import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";

/** Nothing of ours runs as root: PostgreSQL refuses to, and the rest has no reason to. */
export const serviceUid = (): number => Number(process.env["FIRSTLINE_UID"] ?? 65_534);

const othersMayPass = (path: string): boolean => {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid } = statSync(at);
    if (uid !== serviceUid() && (mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
};

/**
 * The command line that runs `argv` without root's rights when we are root, unchanged otherwise.
 * A clone below a private folder (mode 0700, as /root) is closed to every other user: there the program keeps the one
 * capability that lets it pass (CAP_DAC_READ_SEARCH: read, never write).
 */
export function unprivileged(argv: string[], reach: string[]): string[] {
  if (process.getuid?.() !== 0) return argv;
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!setpriv) throw new Error("Started as root, but setpriv (util-linux) is missing: start Firstline as an ordinary user.");
  const uid = String(serviceUid());
  const pass = reach.every(othersMayPass)
    ? ["--inh-caps=-all"]
    : ["--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"];
  return [setpriv, `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", ...pass, ...argv];
}
