import { randomInt } from "node:crypto";
import { macOf } from "../../platform/sealing.ts";

// Crockford's base32: no letter that is heard or read as another. Eight are 40 bits, good for ten minutes.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `K7M3-9QXR` */
export const newPairingCode = (): string =>
  Array.from({ length: 8 }, () => letters[randomInt(letters.length)])
    .join("")
    .replace(/^(.{4})/, "$1-");

/** However it is typed. */
const normal = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^\dA-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** How it is kept and found: nobody who reads the database knows the code. */
export const pairingOf = (typed: string): string => macOf("pairing", normal(typed)).toString("base64url");
