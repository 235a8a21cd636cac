import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { selfSigned, type Certificate } from "../../../server/platform/self-signed.ts";
import { serviceUid, unprivileged } from "../../../server/platform/unprivileged.mjs";
import { debianPrograms, librariesIn } from "../../ground/debian.ts";
import { world } from "./ldif.ts";

export const base = "dc=nordvik,dc=example";
export const serviceDn = `cn=firstline,${base}`;
export const servicePassword = "correct horse battery staple";

export interface Slapd {
  host: string;
  /** StartTLS. */
  port: number;
  /** TLS from the first byte. */
  tlsPort: number;
  /** PEM */
  certificate: string;
  /** LDIF of changes, as an administrator of the directory makes them from beside. */
  change(ldif: string): void;
  /** Whether somebody may sign in with this password. */
  signsIn(dn: string, password: string): boolean;
  /** What it wrote of what it was asked. */
  log(): string;
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const programs = () => debianPrograms({ name: "slapd", packages: ["slapd", "ldap-utils", "libldap-2.5-0"], librariesOf: "slapd" });

const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => done(socket.destroy() !== undefined));
    socket.once("error", () => done(false));
  });

const configuration = (dir: string, at: string, { readOnly, sizeLimit }: SlapdOptions) => `
${["core", "cosine", "inetorgperson", "nis"].map((name) => `include ${at}/etc/ldap/schema/${name}.schema`).join("\n")}
modulepath ${at}/usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
moduleload memberof
pidfile ${dir}/pid
sizelimit ${sizeLimit ?? 500} size.prtotal=unlimited
TLSCertificateFile ${dir}/cert.pem
TLSCertificateKeyFile ${dir}/key.pem
security simple_bind=128
${readOnly ? "readonly on" : ""}
database mdb
maxsize 1073741824
directory ${dir}/db
suffix "${base}"
rootdn "cn=admin,${base}"
rootpw admin
index objectClass,entryUUID,uid,mail,member eq
access to attrs=userPassword by dn.exact="${serviceDn}" write by anonymous auth by self write by * none
access to * by dn.exact="${serviceDn}" write by users read by * none
overlay memberof
overlay ppolicy
ppolicy_default "cn=default,ou=policies,${base}"
ppolicy_hash_cleartext
`;

export interface SlapdOptions {
  /** What is in it besides the small world. */
  ldif?: string;
  readOnly?: boolean;
  sizeLimit?: number;
  /** What it shows: its own for localhost when left out. */
  shows?: Certificate;
}

/** A real OpenLDAP with TLS and ppolicy, of its own folder and ports, with the small world in it. */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const at = await programs();
  const dir = mkdtempSync(join(tmpdir(), "firstline-slapd-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const made = options.shows ?? selfSigned(["localhost", "127.0.0.1"], new Date(Date.now() - 86_400_000), 30);
  const { uid, gid } = process.getuid?.() === 0 ? { uid: serviceUid(), gid: serviceUid() } : userInfo();
  const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LD_LIBRARY_PATH: librariesIn(at).join(":"), LDAPTLS_REQCERT: "never" };
  mkdirSync(join(dir, "db"));
  writeFileSync(join(dir, "cert.pem"), made.cert);
  writeFileSync(join(dir, "key.pem"), made.key);
  writeFileSync(join(dir, "world.ldif"), world(base, serviceDn, servicePassword) + (options.ldif ?? ""));
  const file = join(dir, "slapd.conf");
  writeFileSync(file, configuration(dir, at, { ...options, readOnly: false }));
  // slapadd is slapd by another name.
  execFileSync(join(at, "usr/sbin/slapd"), ["-T", "add", "-q", "-f", file, "-l", join(dir, "world.ldif")], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(file, configuration(dir, at, options));
  execFileSync("chown", ["-R", `${uid}:${gid}`, dir]);
  chmodSync(dir, 0o755);
  chownSync(dir, uid, gid);
  const [program = "", ...args] = unprivileged(
    [join(at, "usr/sbin/slapd"), "-d", "stats", "-f", file, "-h", `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${tlsPort}`],
    [at, dir],
  );
  const child: ChildProcess = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000_000)));
  const end = () => child.exitCode === null && child.kill("SIGKILL");
  // A run that is broken off leaves nobody behind.
  process.once("exit", end);
  const late = Date.now() + 20_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > late) throw new Error(`slapd does not answer.\n${said}`);
    await pause(50);
  }
  const tool = (name: string, more: string[], input?: string) =>
    execFileSync(join(at, "usr/bin", name), ["-x", "-H", `ldaps://127.0.0.1:${tlsPort}`, ...more], {
      env,
      input: input ?? "",
      stdio: "pipe",
    });
  return {
    host: "127.0.0.1",
    port,
    tlsPort,
    certificate: made.cert,
    change: (ldif) => void tool("ldapmodify", ["-D", `cn=admin,${base}`, "-w", "admin"], ldif),
    signsIn(dn, password) {
      try {
        tool("ldapwhoami", ["-D", dn, "-w", password]);
        return true;
      } catch {
        return false;
      }
    },
    log: () => said,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      process.off("exit", end);
      if (child.exitCode === null) {
        child.kill("SIGKILL");
        await ended;
      }
      if (existsSync(dir)) rmSync(dir, { recursive: true, force: true });
    },
  };
}
