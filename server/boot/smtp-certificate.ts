import { X509Certificate } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { selfSigned, type Certificate } from "../platform/self-signed.ts";

const days = 730;
/** A certificate of our own is made anew this long (ms) before it ends. */
const early = 30 * 86_400_000;

const both = (pem: string): Certificate => ({ key: pem, cert: pem.slice(pem.indexOf("-----BEGIN CERTIFICATE-----")) });

function isGood(pem: string, name: string, now: Date): boolean {
  const certificate = new X509Certificate(both(pem).cert);
  return certificate.checkHost(name) !== undefined && new Date(certificate.validTo).getTime() - early > now.getTime();
}

/**
 * The certificate that mail is taken in with over TLS: the files that were given, or one of our own in the data folder, readable by its
 * owner only. Mail servers encrypt with a certificate that nobody vouches for, too, rather than not at all (RFC 7435).
 */
export function smtpCertificate(dataDir: string, name: string, given: { cert: string; key: string } | null, now = new Date()): Certificate {
  if (given) return { cert: readFileSync(given.cert, "utf8"), key: readFileSync(given.key, "utf8") };
  const file = join(dataDir, "smtp.pem");
  const before = existsSync(file) ? readFileSync(file, "utf8") : null;
  if (before !== null && isGood(before, name, now)) return both(before);
  const { key, cert } = selfSigned([name], now, days);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, key + cert, { mode: 0o600 });
  chmodSync(aside, 0o600);
  renameSync(aside, file);
  return { key, cert };
}
