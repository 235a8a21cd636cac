import { execFile, execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { selfSigned } from "../../../server/platform/self-signed.ts";
import { debianPrograms, hasPackages } from "../../ground/debian.ts";

const run = promisify(execFile);

export const domainBase = "DC=ad,DC=nordvik,DC=example";
export const domainPassword = "Correct-horse-battery-2026";
const administrator = "Administrator%Admin-pass-2026";

export interface Samba {
  /** On a loopback address of its own, port 636. */
  host: string;
  /** PEM */
  certificate: string;
  /** samba-tool, from beside, as the domain's administrator. */
  tool(...args: string[]): string;
  /** LDIF of changes, likewise. */
  change(ldif: string): void;
  /** The value of an attribute, likewise. */
  valueOf(dn: string, attribute: string): string | null;
  stop(): Promise<void>;
}

const programs = () =>
  debianPrograms({
    name: "samba",
    packages: [
      ...["samba", "samba-ad-dc", "samba-ad-provision", "samba-common", "samba-common-bin", "samba-dsdb-modules", "samba-libs"],
      ...[
        "samba-vfs-modules",
        "winbind",
        "tdb-tools",
        "ldb-tools",
        "python3-samba",
        "python3-ldb",
        "python3-talloc",
        "python3-tdb",
        "python3-dnspython",
      ],
      ...["libldb2", "libtalloc2", "libtdb1", "libtevent0", "libwbclient0", "liblmdb0", "libgpgme11", "libpopt0", "liburing2"],
    ],
    librariesOf: "samba-libs",
  });

/** Its paths are built in: they lie over /usr in a namespace of its own, and nothing is installed. */
const within = (at: string, command: readonly string[]): [string, string[]] => {
  const script = `mount --make-rprivate / && mount -t overlay overlay -o "lowerdir=${at}/usr:/usr" /usr && exec "$@"`;
  return ["unshare", ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script, "samba", ...command]];
};
const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LANG: "C.UTF-8" };

/** Needs root, a kernel that overlays, and Debian's packages: elsewhere tests against it are skipped, and say so. */
export const hasSamba = hasPackages && process.getuid?.() === 0 && existsSync("/usr/bin/python3.11") && canOverlay();

function canOverlay(): boolean {
  try {
    execFileSync("unshare", ["--mount", "sh", "-c", "mount --make-rprivate / && mount -t overlay overlay -o lowerdir=/tmp:/usr /usr"], {
      env,
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

/** The first loopback address whose ports nobody has. */
async function freeHost(): Promise<string> {
  for (let last = 55; last < 95; last += 1) {
    const host = `127.0.0.${last}`;
    const free = await new Promise<boolean>((done) => {
      const server = createServer();
      server.once("error", () => done(false));
      server.listen(636, host, () => server.close(() => done(true)));
    });
    if (free) return host;
  }
  throw new Error("no loopback address is free");
}

/** A real domain controller: Samba's, with a domain of its own, made in some ten seconds. */
export async function startSamba(): Promise<Samba> {
  const at = await programs();
  const dir = mkdtempSync(join(tmpdir(), "firstline-samba-"));
  const host = await freeHost();
  const use = (command: string, ...args: string[]) => within(at, [command, ...args]);
  const made = selfSigned([host], new Date(Date.now() - 86_400_000), 30);
  writeFileSync(join(dir, "cert.pem"), made.cert);
  writeFileSync(join(dir, "key.pem"), made.key, { mode: 0o600 });
  const provision = use(
    ...(["samba-tool", "domain", "provision", "--realm=AD.NORDVIK.EXAMPLE", "--domain=NORDVIK", "--server-role=dc"] as const),
    ...[
      "--dns-backend=NONE",
      `--adminpass=${administrator.split("%")[1] ?? ""}`,
      `--targetdir=${dir}`,
      `--host-ip=${host}`,
      "--host-name=dc1",
    ],
    ...["--option=tls keyfile = " + join(dir, "key.pem"), "--option=tls certfile = " + join(dir, "cert.pem"), "--option=tls cafile ="],
    ...["pid directory", "ncalrpc dir", "winbindd socket directory", "ntp signd socket directory", "lock directory", "cache directory"].map(
      (name) => `--option=${name} = ${join(dir, "run")}`,
    ),
    ...[
      `--option=interfaces = ${host}/8`,
      "--option=bind interfaces only = yes",
      "--option=server services = ldap cldap kdc rpc drepl",
      "--option=dcerpc endpoint servers = -winreg -srvsvc",
    ],
  );
  mkdirSync(join(dir, "run"), { mode: 0o755 });
  await run(...provision, { env, timeout: 120_000, maxBuffer: 16_000_000 });
  const file = join(dir, "etc/smb.conf");
  const [program, args] = use("samba", "-s", file, "-i", "-M", "single", "-d", "0");
  const child: ChildProcess = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-100_000)));
  const end = () => child.exitCode === null && child.kill("SIGKILL");
  process.once("exit", end);
  const tool = (...more: string[]) => {
    const [first, rest] = use("samba-tool", ...more, "-s", file);
    return execFileSync(first, rest, { env, stdio: ["ignore", "pipe", "pipe"] }).toString();
  };
  const ldb = (name: string, more: string[], input = "") => {
    const [first, rest] = use(name, "-H", join(dir, "private/sam.ldb"), `--configfile=${file}`, ...more);
    return execFileSync(first, rest, { env, input, stdio: "pipe" }).toString();
  };
  const late = Date.now() + 40_000;
  const { connect } = await import("node:net");
  const answers = () =>
    new Promise<boolean>((done) => {
      const socket = connect({ host, port: 636 });
      socket.once("connect", () => done(socket.destroy() !== undefined));
      socket.once("error", () => done(false));
    });
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > late) {
      end();
      throw new Error(`samba does not answer.\n${said}`);
    }
    await pause(100);
  }
  return {
    host,
    certificate: made.cert,
    tool,
    change: (ldif) => void ldb("ldbmodify", [], ldif),
    valueOf: (dn, attribute) =>
      new RegExp(`^${attribute}: (.*)$`, "m").exec(ldb("ldbsearch", ["-b", dn, "-s", "base", attribute]))?.[1] ?? null,
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      process.off("exit", end);
      if (child.exitCode === null) {
        child.kill("SIGKILL");
        await ended;
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
