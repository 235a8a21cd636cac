import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../server/platform/config.ts";
import { createAdministrator, createApiKey, createSetupToken } from "../../server/rooms/access/index.ts";
import { transaction } from "../../server/platform/db.ts";
import { freshDatabase } from "../database.ts";
import { root } from "../desk.ts";

// Seen red by `chmod o+w server/main.ts`.

const password = "green kettle morning";

describe("E7: a desk that was just installed", () => {
  it("holds no secret that another one holds, and none that somebody could know", async () => {
    const secrets: string[] = [];
    for (let i = 0; i < 2; i++) {
      const fresh = await freshDatabase();
      secrets.push(await createSetupToken(fresh.db));
      const { personId } = await createAdministrator(fresh.db, { email: "root@nordvik.example", password });
      secrets.push((await transaction(fresh.db, (tx) => createApiKey(tx, { personId, name: "test" }))).key);
      const { rows } = await fresh.pool.query("select password_hash from account");
      secrets.push(rows[0].password_hash);
      // Who has signed in, or could, without anybody having made them: nobody.
      const { rows: keys } = await fresh.pool.query("select count(*)::int as n from session");
      expect(keys).toEqual([{ n: 0 }]);
      await fresh.close();
    }
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(secrets.every((one) => one.length >= 43)).toBe(true);
  });

  it("does not start with a password for its administrator that somebody could know", async () => {
    const fresh = await freshDatabase();
    const known = ["supersecret", "changeme", "administrator", "firstline", "passwordpassword", "123456789012", "firstlinefirstline"];
    for (const given of known) {
      const started = async () => {
        const { admin } = readConfig({ FIRSTLINE_ADMIN_EMAIL: "root@nordvik.example", FIRSTLINE_ADMIN_PASSWORD: given });
        await createAdministrator(fresh.db, { email: admin?.email ?? "", password: admin?.password ?? "" });
      };
      await expect(started(), given).rejects.toThrow();
    }
    expect((await fresh.pool.query("select from person")).rowCount).toBe(0);
    await fresh.close();
  });

  // As root the desk runs as the owner of nothing (65534); anybody else runs what is their own.
  it.runIf(process.getuid?.() === 0)("cannot change its own program", () => {
    const writable = ["server", "contract", "migrations", "tools", "web", "package.json"].flatMap((name) => {
      const stat = lstatSync(join(root, name));
      const within = stat.isDirectory()
        ? readdirSync(join(root, name), { recursive: true, encoding: "utf8" }).map((one) => join(name, one))
        : [];
      return [name, ...within];
    });
    const nobody = 65_534;
    const open = writable.filter((name) => {
      const { mode, uid, gid } = lstatSync(join(root, name));
      return (mode & 0o170000) !== 0o120000 && ((mode & 0o002) !== 0 || uid === nobody || (gid === nobody && (mode & 0o020) !== 0));
    });
    expect(open).toEqual([]);
  });
});
