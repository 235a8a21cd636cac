import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const networks = z.string().regex(/^[\da-fA-F.:/, ]+$/, "give addresses or networks, such as 10.0.0.4, 10.0.1.0/24");
const listOf = (text: string | undefined): string[] =>
  text
    ?.split(",")
    .map((part) => part.trim())
    .filter(Boolean) ?? [];

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  // Not z.url(): PostgreSQL's own form for a Unix socket (postgresql://user@/name?host=/run) is no URL to the web.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "it wants postgresql://user:password@host:port/name")
    .optional(),
  FIRSTLINE_DATA_DIR: z.string().default("data"),
  FIRSTLINE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  FIRSTLINE_ADMIN_EMAIL: z.email().optional(),
  FIRSTLINE_ADMIN_PASSWORD: z.string().min(12).optional(),
  FIRSTLINE_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  FIRSTLINE_TRUST_PROXY: networks.optional(),
  FIRSTLINE_MIGRATE: z.enum(["always", "never"]).default("always"),
  FIRSTLINE_SECRET_KEY: z.string().optional(),
  FIRSTLINE_NEW_SECRET_KEY: z.string().optional(),
  FIRSTLINE_SECRET_KEY_FILE: z.string().optional(),
  FIRSTLINE_METRICS_TOKEN: z.string().min(20, "give at least 20 characters").optional(),
  FIRSTLINE_SMTP_PORT: port.optional(),
  FIRSTLINE_SMTP_HOST: z.string().default("0.0.0.0"),
  FIRSTLINE_SMTP_NAME: z.string().optional(),
  FIRSTLINE_SMTP_CERT_FILE: z.string().optional(),
  FIRSTLINE_SMTP_KEY_FILE: z.string().optional(),
  FIRSTLINE_SMTP_RELAYS: networks.optional(),
  FIRSTLINE_WEBHOOK_HOSTS: z
    .string()
    .regex(/^[\w.:, -]+$/, "give names or addresses of hosts, such as hooks.company.example, 10.0.0.4")
    .optional(),
  FIRSTLINE_AUDIT_KEY_FILE: z.string().optional(),
  FIRSTLINE_AUDIT_SEALER: z.enum(["here", "elsewhere"]).default("here"),
  FIRSTLINE_AUDIT_ANCHOR_FILE: z.string().optional(),
  FIRSTLINE_AUDIT_SYSLOG: z
    .string()
    .regex(/^\[?[\w.:-]+?\]?(:\d+)?$/, "give a host, such as log.company.example:514")
    .optional(),
  FIRSTLINE_SMS_FOLDER: z.string().optional(),
  FIRSTLINE_POOL: z.coerce.number().int().min(2).max(200).default(12),
});

export type Config = ReturnType<typeof readConfig>;

/** Settings come from the environment only; a wrong one is named in the sentence that refuses it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}.`);
  }
  const given = parsed.data;
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL ?? null,
    dataDir: resolve(given.FIRSTLINE_DATA_DIR),
    /** Links in mail and the set-up link are made from this, never from a request's Host header. */
    publicUrl: (given.FIRSTLINE_PUBLIC_URL ?? `http://${given.HOST === "0.0.0.0" ? "localhost" : given.HOST}:${given.PORT}`).replace(
      /\/$/,
      "",
    ),
    admin:
      given.FIRSTLINE_ADMIN_EMAIL && given.FIRSTLINE_ADMIN_PASSWORD
        ? { email: given.FIRSTLINE_ADMIN_EMAIL, password: given.FIRSTLINE_ADMIN_PASSWORD }
        : null,
    logLevel: given.FIRSTLINE_LOG,
    /** Reverse proxies whose X-Forwarded-For is believed; nobody's by default, or anybody could choose their address. */
    trustedProxies: listOf(given.FIRSTLINE_TRUST_PROXY),
    migrate: given.FIRSTLINE_MIGRATE,
    /** Encrypts secrets in the database: 32 bytes in base64; null: the file, or the one in the data folder. */
    secretKey: given.FIRSTLINE_SECRET_KEY ?? null,
    /** What `key change` puts secrets under where the key is given and not in a file. */
    newSecretKey: given.FIRSTLINE_NEW_SECRET_KEY ?? null,
    secretKeyFile: given.FIRSTLINE_SECRET_KEY_FILE ? resolve(given.FIRSTLINE_SECRET_KEY_FILE) : null,
    /** Where mail is taken in by SMTP; null: nowhere. */
    smtp: smtpOf(given),
    /** Hosts in the own network that webhooks may reach, also without TLS. */
    webhookHosts: listOf(given.FIRSTLINE_WEBHOOK_HOSTS),
    /** How the audit trail is sealed, and where its head is told. */
    audit: {
      keyFile: resolve(given.FIRSTLINE_AUDIT_KEY_FILE ?? join(given.FIRSTLINE_DATA_DIR, "audit.key")),
      seals: given.FIRSTLINE_AUDIT_SEALER === "here",
      anchorFile: given.FIRSTLINE_AUDIT_ANCHOR_FILE ? resolve(given.FIRSTLINE_AUDIT_ANCHOR_FILE) : null,
      syslog: given.FIRSTLINE_AUDIT_SYSLOG ?? null,
    },
    /** Where text messages are put as files, for a modem's program; null: nowhere. */
    smsFolder: given.FIRSTLINE_SMS_FOLDER ? resolve(given.FIRSTLINE_SMS_FOLDER) : null,
    poolSize: given.FIRSTLINE_POOL,
    /** With it Prometheus reads /metrics; without it only an API key with the scope system:read does. */
    metricsToken: given.FIRSTLINE_METRICS_TOKEN ?? null,
  };
}

function smtpOf(given: z.output<typeof environment>) {
  if (given.FIRSTLINE_SMTP_PORT === undefined) return null;
  const [cert, key] = [given.FIRSTLINE_SMTP_CERT_FILE, given.FIRSTLINE_SMTP_KEY_FILE];
  if (!cert !== !key) throw new Error("FIRSTLINE_SMTP_CERT_FILE and FIRSTLINE_SMTP_KEY_FILE belong together: give both or none.");
  return {
    port: given.FIRSTLINE_SMTP_PORT,
    host: given.FIRSTLINE_SMTP_HOST,
    /** As what it greets, and for whom its own certificate is; null: the host of the public address. */
    name: given.FIRSTLINE_SMTP_NAME ?? null,
    files: cert && key ? { cert: resolve(cert), key: resolve(key) } : null,
    relays: listOf(given.FIRSTLINE_SMTP_RELAYS),
  };
}

export const version: string = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
