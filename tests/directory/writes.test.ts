import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccountConnector, LiveAccount, Write } from "../../server/rooms/directory/accounts/account-connector.ts";
import { allValues } from "../../server/rooms/directory/accounts/all-values.ts";
import { openAccounts } from "../../server/rooms/directory/accounts/open-accounts.ts";
import { escapeDnValue, isSameDn, splitDn } from "../../server/rooms/directory/ldap/dn.ts";
import { valuesOf } from "../../server/rooms/directory/ldap/values.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "./harness/slapd.ts";

let slapd: Slapd;
beforeAll(async () => void (slapd = await startSlapd()), 300_000);
afterAll(() => slapd?.stop());

const people = `ou=people,${base}`;
const admins = `cn=admins,ou=groups,${base}`;
const at = (more: object = {}) => ({
  ...{ kind: "openldap" as const, host: "127.0.0.1", port: slapd.tlsPort, security: "tls" as const, certificate: slapd.certificate },
  ...{ bind_name: serviceDn, people_base: people, ...more },
});
async function using<T>(work: (connector: AccountConnector) => Promise<T>, rules = {}, more = {}): Promise<T> {
  const connector = await openAccounts(at(more), servicePassword, { denied: [], privileged: [admins], ...rules });
  try {
    return await work(connector);
  } finally {
    await connector.close();
  }
}
async function account(connector: AccountConnector, name: string): Promise<LiveAccount> {
  const found = (await connector.find(name, 5)).find(({ userName }) => userName === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}
async function doAll(connector: AccountConnector, one: LiveAccount | null, writes: Write[], password?: string): Promise<void> {
  for (const write of writes) await connector.write(one, write, password);
}

describe("a real OpenLDAP", () => {
  test("a password is reset by RFC 3062: it has to be changed at the next sign-in, and whoever was locked out is let in", async () => {
    await using(async (connector) => {
      const dn = `uid=ane,${people}`;
      await connector.write(await account(connector, "ane"), { what: "password" }, "first-password-of-hers");
      for (let n = 0; n < 4; n += 1) slapd.signsIn(dn, "wrong");
      const locked = await account(connector, "ane");
      expect(locked).toMatchObject({ locked: true, enabled: true });
      expect(slapd.signsIn(dn, "first-password-of-hers")).toBe(false);
      await doAll(connector, locked, connector.plan.reset(locked), "second-password-of-hers");
      expect(slapd.signsIn(dn, "first-password-of-hers")).toBe(false);
      expect(slapd.signsIn(dn, "second-password-of-hers")).toBe(true);
      expect(await account(connector, "ane")).toMatchObject({ locked: false, mustChange: true });
    });
  });

  test("whoever is locked out is let in; whoever was switched off is not let in by that", async () => {
    await using(async (connector) => {
      const off = await account(connector, "bjorn");
      await doAll(connector, off, connector.plan.disable(off));
      const seen = await account(connector, "bjorn");
      expect(seen).toMatchObject({ enabled: false, locked: false });
      expect(connector.plan.unlock(seen)).toEqual([]);
      await doAll(connector, seen, connector.plan.enable(seen));
      expect(await account(connector, "bjorn")).toMatchObject({ enabled: true });
    });
  });

  test("whoever is in a privileged group, also by way of another one, is protected, and so are those who were named and the desk itself", async () => {
    await using(async (connector) => {
      expect((await account(connector, "chief")).protections).toEqual([{ reason: "group", name: "admins" }]);
      expect((await account(connector, "ane")).protections).toEqual([]);
      expect((await connector.lookGroup(`cn=operators,ou=groups,${base}`))?.protections).toEqual([{ reason: "group", name: "admins" }]);
    });
    await using(async (connector) => expect((await account(connector, "ane")).protections).toEqual([{ reason: "denied", name: "ane" }]), {
      denied: [`UID=Ane, OU=people,${base}`],
    });
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: userPassword\nuserPassword: the-desks-own-password\n`);
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nadd: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n`);
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);
  });

  test("groups, attributes and places are written and taken back; what changed meanwhile is not overwritten", async () => {
    slapd.change(`dn: ou=leavers,${people}\nchangetype: add\nobjectClass: organizationalUnit\nou: leavers\n`);
    slapd.change(
      `dn: cn=sales,ou=groups,${base}\nchangetype: add\nobjectClass: groupOfUniqueNames\ncn: sales\nuniqueMember: ${serviceDn}\n`,
    );
    await using(async (connector) => {
      const ane = await account(connector, "ane");
      // A space at the end is kept by the directory, and taken away with what stands before it.
      slapd.change(`dn: ${ane.dn}\nchangetype: modify\nreplace: givenName\ngivenName:: ${Buffer.from("Ane ").toString("base64")}\n`);
      await doAll(connector, ane, connector.plan.change(await account(connector, "ane"), { given_name: "Anne" }));
      const writes = connector.plan.change(ane, { title: "Head of <finance>, R&D", office: null });
      expect(writes).toEqual([{ what: "attribute", attribute: "title", before: "Controller", after: "Head of <finance>, R&D" }]);
      slapd.change(`dn: ${ane.dn}\nchangetype: modify\nreplace: title\ntitle: Somebody else's\n`);
      await expect(doAll(connector, ane, writes)).rejects.toThrow();
      expect((await connector.look(ane.key))?.fields.title).toBe("Somebody else's");
      const sales = { what: "group" as const, group: `cn=sales,ou=groups,${base}`, name: "sales", before: false, after: true };
      await connector.write(ane, sales);
      const joined = await account(connector, "ane");
      expect(joined.groups.map(({ name }) => name)).toEqual(["sales"]);
      expect(connector.stands(joined, sales)).toBe(true);
      await connector.write(ane, { what: "place", before: people, after: `ou=leavers,${people}` });
      const moved = await connector.look(ane.key);
      expect(moved?.place).toBe(`ou=leavers,${people}`);
      if (moved) await connector.write(moved, { what: "place", before: moved.place, after: people });
      await expect(connector.write(ane, { what: "place", before: `ou=elsewhere,${people}`, after: people })).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
      });
    });
  });

  test("a joiner is made switched off, and names that would do harm stay names", async () => {
    await using(async (connector) => {
      const given = {
        userName: 'o,h+"x',
        place: people,
        fields: { email: "ola@nordvik.example" },
        givenName: "(*)(uid=*",
        familyName: "Hansen\\,ou=x #",
      };
      await doAll(connector, null, []);
      const [create, off] = connector.plan.create(given, []);
      if (create?.what !== "create" || !off) throw new Error("nothing is made");
      await connector.write(null, create);
      await connector.write({ dn: create.dn }, off);
      const made = await account(connector, 'o,h+"x');
      expect(made).toMatchObject({ enabled: false, place: people, fields: { given_name: "(*)(uid=*", family_name: "Hansen\\,ou=x #" } });
      await expect(connector.write(null, create)).rejects.toMatchObject({ code: 68 });
    });
  });
});

describe("what would do harm in a question stays a text", () => {
  const hostile = [
    "*)(uid=*))(|(uid=*",
    "admin)(&)",
    "**",
    "\\2a",
    "ane)(|(objectClass=*",
    "(&(uid=*",
    "a\\",
    "\u0001",
    "x".repeat(1_000_000),
  ];
  test.each(hostile.map((text) => [text.slice(0, 40), text]))("%j finds nobody", async (_, text) => {
    const before = slapd.log().length;
    expect(await using((connector) => connector.find(text, 20))).toEqual([]);
    const asked = /filter="(\(&.*)"/.exec(slapd.log().slice(before))?.[1] ?? "";
    // As many parts as were asked for, and whatever was typed stands escaped in it (RFC 4515, 3).
    const escaped = text.replaceAll(/[\p{Cc}()*\\]/gu, (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
    if (text.length < 100) expect(asked.toLowerCase()).toContain(`(|(uid=${escaped}*)(cn=${escaped}*)`.toLowerCase());
  });

  test("a distinguished name that was put together means what was typed (RFC 4514)", () => {
    for (const text of ['a,b+c"d\\e<f>g;h=i', " lead", "trail ", "#hash", " ", "a\nb", "a\u0085b", "Ødegård", "a\\", ","]) {
      const dn = `uid=${escapeDnValue(text)},${base}`;
      expect(splitDn(dn).above).toBe(base);
      expect(isSameDn(dn, `UID=${escapeDnValue(text)} , ${base}`) || text !== text.trim()).toBe(true);
    }
    expect(() => escapeDnValue("a\0b")).toThrow();
  });

  test("an empty password, one with NUL and a name with NUL reach nobody", async () => {
    await using(async (connector) => {
      const ane = await account(connector, "ane");
      for (const password of ["", "a\0b"])
        await expect(connector.write(ane, { what: "password" }, password)).rejects.toMatchObject({ code: "EMPTY_PASSWORD" });
    });
  });
});

test("many values that come in parts are all read, and a server that repeats itself is not asked for ever", async () => {
  const all = Array.from({ length: 3500 }, (_, n) => `cn=g${n}`);
  const entry = (from: number, to: number) => ({
    dn: "x",
    [`memberOf;range=${from}-${to >= all.length - 1 ? "*" : to}`]: all.slice(from, to + 1),
  });
  const asked: string[] = [];
  const session = {
    entry: async (_: string, how?: { attributes?: string[] }) => {
      const [name = ""] = how?.attributes ?? [];
      asked.push(name);
      const from = Number(/=(\d+)-/.exec(name)?.[1]);
      return entry(from, from + 1499);
    },
  };
  expect(await allValues(session, "x", valuesOf(entry(0, 1499)), "memberOf")).toEqual(all);
  expect(asked).toEqual(["memberOf;range=1500-*", "memberOf;range=3000-*"]);
  const stuck = { entry: async () => entry(0, 1499) };
  expect(await allValues(stuck, "x", valuesOf(entry(0, 1499)), "memberOf")).toHaveLength(1500);
});
