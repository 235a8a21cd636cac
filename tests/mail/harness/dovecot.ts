import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  lstatSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, connect, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import { selfSigned, type Certificate } from "../../../server/platform/self-signed.ts";
import { serviceUid, unprivileged } from "../../../server/platform/unprivileged.mjs";
import { libraryPath, mailPrograms } from "./debian.ts";

export interface ImapServer {
  host: string;
  /** TLS from the first byte. */
  port: number;
  /** STARTTLS */
  plainPort: number;
  /** PEM */
  certificate: string;
  user: string;
  password: string;
  /** Puts a message into a folder, as a mail server would. */
  deliver(raw: Buffer | string, folder?: string, at?: Date): Promise<void>;
  /** The same for many, faster: their files are put where dovecot looks. */
  drop(raws: readonly Buffer[]): void;
  /** Somebody takes a message's file away behind the server's back, or puts there what no server can read. */
  spoil(words: string, how: "gone" | "unreadable"): void;
  /** Somebody looks into the mailbox from beside. */
  client(): Promise<ImapFlow>;
  /** Forgets every message and folder. */
  empty(): Promise<void>;
  /** A folder of this name again, of which nobody knows the old numbers. */
  renumber(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

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
    const end = (well: boolean) => {
      socket.destroy();
      done(well);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.setTimeout(2000, () => end(false));
  });

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody was left.
  }
}

function hasGroup(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Who it runs as: never root. */
const runsAs = () => (process.getuid?.() === 0 ? { uid: serviceUid(), gid: serviceUid() } : { uid: userInfo().uid, gid: userInfo().gid });

const nameIn = (file: string, id: number): string =>
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find((fields) => fields[2] === String(id))?.[0] ?? String(id);

interface Place {
  dir: string;
  programs: string;
  port: number;
  plainPort: number;
  auth: string;
}

const configuration = ({ dir, programs, port, plainPort, auth }: Place): string => {
  const { uid, gid } = runsAs();
  const user = nameIn("/etc/passwd", uid);
  return `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
libexec_dir = ${programs}/usr/lib/dovecot
login_plugin_dir = ${programs}/usr/lib/dovecot/modules/login
mail_plugin_dir = ${programs}/usr/lib/dovecot/modules
import_environment = LD_LIBRARY_PATH
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${nameIn("/etc/group", gid)}
default_login_user = ${user}
mail_location = maildir:${dir}/mail/%u
mail_fsync = never
namespace inbox {
  inbox = yes
  separator = /
}
first_valid_uid = 1
first_valid_gid = 1
ssl = required
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
ssl_dh = 
auth_mechanisms = plain login${auth === "" ? "" : " xoauth2 oauthbearer"}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${dir}/users
}
${auth}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${dir}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plainPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
mail_max_userip_connections = 100
`.replace("ssl_dh = \n", "");
};

const user = "support@nordvik.example";
const password = "correct horse battery staple";

export interface DovecotOptions {
  /** An address that it asks about OAuth2 tokens. */
  introspection?: string;
  /** What it calls whom a token is for there. */
  username?: string;
  /** What it shows: its own for localhost when left out. */
  shows?: Certificate;
}

export async function startDovecot({ introspection = "", username = "username", shows }: DovecotOptions = {}): Promise<ImapServer> {
  const programs = await mailPrograms();
  const dir = mkdtempSync(join(tmpdir(), "firstline-imap-"));
  const [port, plainPort] = [await freePort(), await freePort()];
  const made = shows ?? selfSigned(["localhost", "127.0.0.1"], new Date(Date.now() - 86_400_000), 30);
  writeFileSync(join(dir, "cert.pem"), made.cert);
  writeFileSync(join(dir, "key.pem"), made.key);
  writeFileSync(join(dir, "users"), `${user}:{PLAIN}${password}\n`);
  const auth = introspection && `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${dir}/oauth2.conf\n}\n`;
  writeFileSync(
    join(dir, "oauth2.conf"),
    `introspection_url = ${introspection}\nintrospection_mode = post\nusername_attribute = ${username}\nactive_attribute = active\nactive_value = true\n`,
  );
  writeFileSync(join(dir, "dovecot.conf"), configuration({ dir, programs, port, plainPort, auth }));
  for (const name of ["run", "state", "mail"]) mkdirSync(join(dir, name));
  const { uid, gid } = runsAs();
  symlinkSync(join(programs, "usr/lib/dovecot/modules"), join(dir, "modules"));
  chmodSync(dir, 0o755);
  for (const name of ["", "run", "state", "mail", "cert.pem", "key.pem", "users", "dovecot.conf", "oauth2.conf"])
    chownSync(join(dir, name), uid, gid);
  let running: ChildProcess | null = null;

  const start = async () => {
    // dovecot looks for doveconf in /usr/bin only, to be started by it anew: here it is the other way round from the beginning.
    const file = join(dir, "dovecot.conf");
    const doveconf = [join(programs, "usr/bin/doveconf"), "-f", "service=master", "-c", file, "-m", "master", "-p", "-e"];
    const [program = "", ...args] = unprivileged([...doveconf, join(programs, "usr/sbin/dovecot"), "-F", "-c", file], [programs, dir]);
    const child = spawn(program, args, { env: { ...libraryPath(programs) }, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    running = child;
    // A run that is broken off leaves nobody behind.
    process.once("exit", () => child.exitCode === null && child.pid && killGroup(child.pid));
    for (const late = Date.now() + 20_000; Date.now() < late;) {
      if (child.exitCode !== null) break;
      if ((await answers(plainPort)) && (await answers(plainPort))) return;
      await pause(50);
    }
    const log = existsSync(join(dir, "log")) ? readFileSync(join(dir, "log"), "utf8") : "";
    throw new Error(`dovecot does not answer.\n${said}${log}`);
  };
  const stop = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    // With all its sessions, which would outlive it for a while.
    if (child.pid) killGroup(child.pid);
    await ended;
    // A helper of its own that ends a moment later still answers at its socket: the next one would take it for a server that runs.
    for (let tries = 0; child.pid && tries < 100 && hasGroup(child.pid); tries++) await pause(20);
  };
  const client = async () => {
    const flow = new ImapFlow({
      host: "127.0.0.1",
      port,
      secure: true,
      auth: { user, pass: password },
      tls: { ca: made.cert },
      logger: false,
    });
    flow.on("error", () => {});
    await flow.connect();
    return flow;
  };
  let dropped = 0;
  let beside: ImapFlow | null = null;
  const use = async () => (beside?.usable ? beside : (beside = await client()));

  await start();
  return {
    host: "127.0.0.1",
    port,
    plainPort,
    certificate: made.cert,
    user,
    password,
    client,
    start,
    async stop() {
      beside?.close();
      beside = null;
      await stop();
    },
    async deliver(raw, folder = "INBOX", at) {
      await (await use()).append(folder, raw, [], at);
    },
    drop(raws) {
      const { uid, gid } = runsAs();
      for (const raw of raws) {
        const name = `${Date.now()}.${(dropped += 1)}.firstline`;
        const aside = join(dir, "mail", user, "tmp", name);
        writeFileSync(aside, raw);
        chownSync(aside, uid, gid);
        renameSync(aside, join(dir, "mail", user, "new", name));
      }
    },
    spoil(words, how) {
      const box = join(dir, "mail", user);
      const files = ["new", "cur"].flatMap((below) => readdirSync(join(box, below)).map((name) => join(box, below, name)));
      const file = files.find((path) => lstatSync(path).isFile() && readFileSync(path, "latin1").includes(words));
      if (!file) throw new Error(`nothing there says ${words}`);
      rmSync(file);
      // Not by its mode: below a private folder the server may read everything.
      if (how === "unreadable") symlinkSync("/proc/self/mem", file);
    },
    async empty() {
      const flow = await use();
      for (const { path } of await flow.list()) if (path !== "INBOX") await flow.mailboxDelete(path);
      await flow.mailboxCreate("Done");
      await flow.mailboxOpen("INBOX");
      if (flow.mailbox !== false && flow.mailbox.exists > 0) await flow.messageDelete("1:*");
      await flow.mailboxClose();
    },
    async renumber() {
      await stop();
      beside?.close();
      beside = null;
      const box = join(dir, "mail", user);
      for (const name of [
        "dovecot-uidlist",
        "dovecot-uidvalidity",
        "dovecot.index",
        "dovecot.index.log",
        "dovecot.index.cache",
        "dovecot.list.index.log",
      ])
        rmSync(join(box, name), { force: true });
      await pause(1100);
      await start();
    },
    async close() {
      beside?.close();
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
