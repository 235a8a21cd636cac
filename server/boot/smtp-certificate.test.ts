import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { selfSigned } from "../platform/self-signed.ts";
import { smtpCertificate } from "./smtp-certificate.ts";

const now = new Date("2026-03-02T09:00:00Z");
let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "firstline-certificate-"))));
afterEach(() => rmSync(dir, { recursive: true }));

test("one is made at the first start, for its owner only, and kept", () => {
  const made = smtpCertificate(dir, "desk.example", null, now);
  expect(made.cert).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(smtpCertificate(dir, "desk.example", null, now).cert).toBe(made.cert);
  expect(readdirSync(dir)).toEqual(["smtp.pem"]);
  expect(statSync(join(dir, "smtp.pem")).mode & 0o777).toBe(0o600);
});

test("another is made for another name, and before it ends", () => {
  const { cert } = smtpCertificate(dir, "desk.example", null, now);
  const other = smtpCertificate(dir, "help.example", null, now).cert;
  const later = smtpCertificate(dir, "help.example", null, new Date("2028-02-20T09:00:00Z")).cert;
  expect(new Set([cert, other, later]).size).toBe(3);
});

test("files that were given are used, and nothing is made", () => {
  const given = selfSigned(["mx.example"], now, 30);
  writeFileSync(join(dir, "mx.crt"), given.cert);
  writeFileSync(join(dir, "mx.key"), given.key);
  expect(smtpCertificate(dir, "mx.example", { cert: join(dir, "mx.crt"), key: join(dir, "mx.key") })).toEqual(given);
  expect(readdirSync(dir)).toEqual(["mx.crt", "mx.key"]);
});
