import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { configureSealing, seal, unseal } from "./sealing.ts";

const place = { table: "authenticator", column: "seed", row: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42" };

describe("a sealed secret", () => {
  beforeEach(() => configureSealing(randomBytes(32)));

  it("opens at its place, looks different each time and does not show what it holds", () => {
    const [one, two] = [seal(place, "JBSWY3DPEHPK3PXP"), seal(place, "JBSWY3DPEHPK3PXP")];
    expect(one).toMatch(/^v1\.[\da-f]{8}\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
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
    for (const at of [2, 3, 4]) {
      const changed = parts.with(at, `${parts[at]?.startsWith("A") ? "B" : "A"}${parts[at]?.slice(1)}`).join(".");
      expect(() => unseal(place, changed)).toThrow();
    }
    expect(() => unseal(place, parts.with(4, (parts[4] ?? "").slice(0, 6)).join("."))).toThrow();
    expect(() => unseal(place, "seed")).toThrow();
    expect(() => unseal(place, parts.with(0, "v0").join("."))).toThrow();
  });

  it("does not open with another key", () => {
    const sealed = seal(place, "seed");
    configureSealing(randomBytes(32));
    expect(() => unseal(place, sealed)).toThrow("another key");
  });
});
