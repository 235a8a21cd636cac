import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Where the public half lies, to check with: beside the private one, and wherever somebody took it. */
export const publicFileOf = (file: string): string => `${file}.pub`;

function make(file: string): void {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  chmodSync(aside, 0o600);
  try {
    // Of two that start at once, both go on with the same.
    linkSync(aside, file);
    writeFileSync(publicFileOf(file), publicKey.export({ type: "spki", format: "pem" }), { mode: 0o644 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The key that seals: null where this process may not read it, because another one seals. `makes`: where there is none yet, one is made. */
export function sealingKey(file: string, makes: boolean): KeyObject | null {
  try {
    if (makes && !existsSync(file)) make(file);
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if (["EACCES", "ENOENT", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw new Error(`The key that seals the audit trail cannot be read from ${file}: it has to be an Ed25519 key in PEM.`, {
      cause: error,
    });
  }
}

/** The half that checks: given, or beside the one that seals. */
export function checkingKey(file: string, given: string | undefined): KeyObject | null {
  const found = [given, publicFileOf(file), file].find((each) => each !== undefined && existsSync(each));
  if (given !== undefined && found !== given) return null;
  return found ? createPublicKey(readFileSync(found)) : null;
}
