import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** What a device does with a passkey: a P-256 key of its own, a counter, and a person who unlocked it (or did not). */
export function softAuthenticator({ origin, rpID }: { origin: string; rpID: string }) {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = publicKey.export({ format: "jwk" });
  let counter = 0;
  const clientDataOf = (type: string, challenge: string, from = origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const headOf = (flags: number, count: number) => {
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags);
    tail.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(rpID), tail]);
  };
  const credential = { id: text(id), rawId: text(id), type: "public-key", clientExtensionResults: {} };
  return {
    /** The answer to a challenge for a new passkey. */
    create(challenge: string) {
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(jwk.x ?? "", "base64url"))],
          [-3, new Uint8Array(Buffer.from(jwk.y ?? "", "base64url"))],
        ]),
      );
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const authData = Buffer.concat([headOf(0x45, 0), Buffer.alloc(16), length, id, cose]);
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]),
      );
      return {
        ...credential,
        response: { clientDataJSON: text(clientDataOf("webauthn.create", challenge)), attestationObject: text(attestation) },
      };
    },
    /** The answer to a challenge for signing in. `more` is how a bad one differs. */
    get(challenge: string, more: { origin?: string; flags?: number; counter?: number } = {}) {
      const clientData = clientDataOf("webauthn.get", challenge, more.origin);
      const authData = headOf(more.flags ?? 0x05, more.counter ?? ++counter);
      const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), privateKey);
      return {
        ...credential,
        response: { clientDataJSON: text(clientData), authenticatorData: text(authData), signature: text(signature) },
      };
    },
  };
}
