import { createCipheriv, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { configureSealing, kidOf, macOf, rewrap, seal, unseal } from "./sealing.ts";

const place = { table: "authenticator", column: "seed", row: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42" };

describe("a sealed secret", () => {
  beforeEach(() => configureSealing(randomBytes(32)));

  it("opens at its place, looks different each time and does not show what it holds", () => {
    const [one, two] = [seal(place, "JBSWY3DPEHPK3PXP"), seal(place, "JBSWY3DPEHPK3PXP")];
    expect(one).toMatch(/^v2\.[\da-f]{8}\.[\w-]{80}\.[\w-]+$/);
    expect(one).not.toBe(two);
    expect(Buffer.from(one).includes("JBSWY3DPEHPK3PXP")).toBe(false);
    expect([unseal(place, one), unseal(place, two)]).toEqual(["JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP"]);
  });

  it("does not open in another row, column or table", () => {
    const sealed = seal(place, "seed");
    for (const other of [{ row: "another" }, { column: "key" }, { table: "mailbox" }])
      expect(() => unseal({ ...place, ...other }, sealed)).toThrow();
  });

  it("does not open when a letter of it was changed, cut or is not encrypted at all", () => {
    const sealed = seal(place, "seed");
    const parts = sealed.split(".");
    for (const at of [2, 3]) {
      const changed = parts.with(at, `${parts[at]?.startsWith("A") ? "B" : "A"}${parts[at]?.slice(1)}`).join(".");
      expect(() => unseal(place, changed)).toThrow();
    }
    expect(() => unseal(place, parts.with(3, (parts[3] ?? "").slice(0, 6)).join("."))).toThrow();
    const other = seal({ ...place, row: "another" }, "seed").split(".");
    expect(() => unseal(place, parts.with(3, other[3] ?? "").join(".")), "the text of another envelope").toThrow();
    expect(() => unseal(place, "seed")).toThrow();
    expect(() => unseal(place, parts.with(0, "v0").join("."))).toThrow();
  });

  it("does not open with another key", () => {
    const sealed = seal(place, "seed");
    configureSealing(randomBytes(32));
    expect(() => unseal(place, sealed)).toThrow("another key");
  });

  it("opens what earlier releases sealed", () => {
    configureSealing(Buffer.alloc(32, 7));
    const sealed = sealedBefore(Buffer.alloc(32, 7), "JBSWY3DPEHPK3PXP");
    expect(unseal(place, sealed)).toBe("JBSWY3DPEHPK3PXP");
    expect(() => unseal({ ...place, row: "another" }, sealed)).toThrow();
    expect(() => unseal(place, sealed.slice(0, -4))).toThrow();
  });

  it("goes under another key without its text being written anew, and opens with that one alone", () => {
    const [from, to] = [randomBytes(32), randomBytes(32)];
    configureSealing(from);
    const [sealed, old, mark] = [seal(place, "seed"), sealedBefore(from, "older"), macOf("use", "word")];
    const moved = rewrap(place, sealed, from, to);
    expect(moved.split(".")[3]).toBe(sealed.split(".")[3]);
    expect(() => rewrap({ ...place, row: "another" }, sealed, from, to)).toThrow();
    expect(() => rewrap(place, sealed, to, from)).toThrow("another key");
    configureSealing(to, from);
    expect([unseal(place, moved), unseal(place, rewrap(place, old, from, to))]).toEqual(["seed", "older"]);
    expect(() => unseal(place, sealed)).toThrow("another key");
    expect(macOf("use", "word"), "what is derived stays").toEqual(mark);
  });
});

/** As release 0.1 did: AES-256-GCM right under the desk's key. */
function sealedBefore(key: Buffer, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from([place.table, place.column, place.row, kidOf(key)].join("|")));
  const ct = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", kidOf(key), nonce.toString("base64url"), ct.toString("base64url"), cipher.getAuthTag().toString("base64url")].join(".");
}
