import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccountConnector, LiveAccount } from "../../server/rooms/directory/accounts/account-connector.ts";
import { openAccounts } from "../../server/rooms/directory/accounts/open-accounts.ts";
import { openSession } from "../../server/rooms/directory/ldap/session.ts";
import { domainBase, domainPassword, hasSamba, startSamba, type Samba } from "./harness/samba.ts";

const people = `OU=People,${domainBase}`;

describe.skipIf(!hasSamba)("a real Active Directory domain controller", () => {
  let samba: Samba;
  const user = (name: string, given: string, family: string, ...more: string[]) =>
    samba.tool("user", "create", name, domainPassword, "--userou=OU=People", `--given-name=${given}`, `--surname=${family}`, ...more);

  const userClass = "bf967aba-0de6-11d0-a285-00aa003049e2";
  /** As docs/directory-rights.md has it: on the people and below them, and on the one group that it may change. */
  const delegate = (name: string) => {
    const sid = /objectSid: (S-[\d-]+)/.exec(samba.tool("user", "show", name, "--attributes=objectSid"))?.[1] ?? "";
    const allow = (dn: string, sddl: string) => samba.tool("dsacl", "set", "--action=allow", `--objectdn=${dn}`, `--sddl=${sddl}`);
    allow(people, `(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;${userClass};${sid})`);
    allow(people, `(OA;CIIO;RPWP;;${userClass};${sid})`);
    allow(people, `(OA;CI;CCDC;${userClass};;${sid})`);
    delegated = (dn) => allow(dn, `(OA;;RPWP;bf9679c0-0de6-11d0-a285-00aa003049e2;;${sid})`);
  };
  let delegated: (dn: string) => unknown;

  beforeAll(async () => {
    samba = await startSamba();
    samba.tool("ou", "create", people);
    samba.tool("ou", "create", `OU=Leavers,${people}`);
    user("firstline", "First", "Line");
    delegate("firstline");
    user("ane", "Ane", "Berg", "--mail-address=ane.berg@nordvik.example");
    user("nested", "Nested", "Chief");
    user("primary", "Primary", "Chief");
    samba.tool("group", "add", "Outer");
    samba.tool("group", "add", "Inner");
    samba.tool("group", "add", "Sales");
    delegated(`CN=Sales,CN=Users,${domainBase}`);
    samba.tool("group", "addmembers", "Domain Admins", "Outer");
    samba.tool("group", "addmembers", "Outer", "Inner");
    samba.tool("group", "addmembers", "Inner", "nested");
    samba.tool("group", "addmembers", "Account Operators", "primary");
  }, 400_000);
  afterAll(() => samba?.stop());

  const at = () => ({
    ...{ kind: "active_directory" as const, host: samba.host, port: 636, security: "tls" as const, certificate: samba.certificate },
    ...{ bind_name: "firstline@ad.nordvik.example", people_base: people },
  });
  const using = async <T>(work: (connector: AccountConnector) => Promise<T>, rules = {}): Promise<T> => {
    const connector = await openAccounts(at(), domainPassword, { denied: [], privileged: [], ...rules });
    try {
      return await work(connector);
    } finally {
      await connector.close();
    }
  };
  const account = async (connector: AccountConnector, name: string): Promise<LiveAccount> => {
    const found = (await connector.find(name, 5)).find(({ userName }) => userName === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const signsIn = (name: string, password: string) =>
    openSession(at(), { name: `${name}@ad.nordvik.example`, password }).then(
      async (session) => session.close().then(() => true),
      () => false,
    );
  const doAll = (
    connector: AccountConnector,
    one: LiveAccount,
    writes: ReturnType<AccountConnector["plan"]["enable"]>,
    password?: string,
  ) => writes.reduce((before, write) => before.then(() => connector.write(one, write, password)), Promise.resolve());

  test("a password is set through unicodePwd, asked for anew at the next sign-in, and proved by a bind", async () => {
    await using(async (connector) => {
      const ane = await account(connector, "ane");
      expect(ane).toMatchObject({
        enabled: true,
        locked: false,
        mustChange: false,
        protections: [],
        fields: { email: "ane.berg@nordvik.example" },
      });
      await doAll(connector, ane, connector.plan.reset(ane), "Brand-new-words-2026");
      expect(await connector.look(ane.key)).toMatchObject({ mustChange: true });
      expect(samba.valueOf(ane.dn, "pwdLastSet")).toBe("0");
      // Until it is changed nobody signs in with it; set by the person it lets them in.
      expect(await signsIn("ane", "Brand-new-words-2026")).toBe(false);
      await connector.write(ane, { what: "password" }, "Chosen-by-herself-2026");
      expect(await signsIn("ane", "Chosen-by-herself-2026")).toBe(true);
      expect(await signsIn("ane", domainPassword)).toBe(false);
    });
  }, 60_000);

  test("whoever is locked out after wrong passwords is let in through lockoutTime", async () => {
    samba.tool("domain", "passwordsettings", "set", "--account-lockout-threshold=3");
    await using(async (connector) => {
      for (let n = 0; n < 4; n += 1) await signsIn("ane", "wrong");
      const ane = await account(connector, "ane");
      expect(ane.locked).toBe(true);
      expect(await signsIn("ane", "Chosen-by-herself-2026")).toBe(false);
      await doAll(connector, ane, connector.plan.unlock(ane));
      expect(await connector.look(ane.key)).toMatchObject({ locked: false });
      expect(await signsIn("ane", "Chosen-by-herself-2026")).toBe(true);
    });
  }, 60_000);

  test("who is privileged is seen: by groups within groups, by adminCount, by the primary group, and the desk's own account", async () => {
    await using(
      async (connector) => {
        const reasons = async (name: string) => (await account(connector, name)).protections.map(({ reason }) => reason);
        expect(await reasons("nested")).toContain("group");
        expect(await reasons("firstline")).toEqual(["own_account"]);
        expect(await reasons("ane")).toEqual(["denied"]);
        expect(await reasons("primary")).toContain("group");
        samba.tool("group", "addmembers", "Domain Admins", "primary");
        samba.change(`dn: CN=Primary Chief,${people}\nchangetype: modify\nreplace: primaryGroupID\nprimaryGroupID: 512\n`);
        samba.tool("group", "removemembers", "Account Operators", "primary");
        expect(await reasons("primary")).toContain("primary_group");
        samba.change(`dn: CN=Ane Berg,${people}\nchangetype: modify\nreplace: adminCount\nadminCount: 1\n`);
        expect(await reasons("ane")).toContain("admin_count");
        samba.change(`dn: CN=Ane Berg,${people}\nchangetype: modify\ndelete: adminCount\n`);
        const group = await connector.lookGroup(`CN=Inner,CN=Users,${domainBase}`);
        expect(group?.protections.length).toBeGreaterThan(0);
        expect((await connector.lookGroup(`CN=Sales,CN=Users,${domainBase}`))?.protections).toEqual([]);
      },
      { denied: ["ANE"] },
    );
  }, 90_000);

  test("attributes, groups, places and the switch are written and taken back; what changed meanwhile is not overwritten", async () => {
    await using(async (connector) => {
      const ane = await account(connector, "ane");
      await doAll(connector, ane, connector.plan.change(ane, { title: "Controller", office: "Bergen <2>" }));
      const changed = await account(connector, "ane");
      expect(changed.fields).toMatchObject({ title: "Controller", office: "Bergen <2>" });
      const [write] = connector.plan.change(changed, { title: "Head of finance" });
      samba.change(`dn: ${ane.dn}\nchangetype: modify\nreplace: title\ntitle: Somebody else's\n`);
      await expect(write && connector.write(changed, write)).rejects.toThrow();
      expect((await connector.look(ane.key))?.fields.title).toBe("Somebody else's");
      await doAll(connector, ane, connector.plan.disable(ane));
      expect(await connector.look(ane.key)).toMatchObject({ enabled: false });
      const off = await account(connector, "ane");
      await doAll(connector, off, connector.plan.enable(off));
      const sales = { what: "group" as const, group: `CN=Sales,CN=Users,${domainBase}`, name: "Sales", before: false, after: true };
      await connector.write(ane, sales);
      expect((await connector.look(ane.key))?.groups.map(({ name }) => name)).toEqual(["Sales"]);
      await connector.write(ane, { what: "place", before: people, after: `OU=Leavers,${people}` });
      const moved = await connector.look(ane.key);
      expect(moved).toMatchObject({ enabled: true, place: `OU=Leavers,${people}` });
      if (moved) await connector.write(moved, { what: "place", before: moved.place, after: people });
    });
  }, 60_000);

  test("a joiner is made with names that would do harm elsewhere, switched off, and is in no other entry", async () => {
    await using(async (connector) => {
      const given = {
        userName: "ola.hansen",
        place: people,
        fields: { email: "ola@nordvik.example" },
        givenName: 'Ola, "O+',
        familyName: "Hansen\\,OU=x #1 ",
      };
      for (const write of connector.plan.create(given, [])) await connector.write(null, write);
      const made = await account(connector, "ola.hansen");
      expect(made).toMatchObject({ enabled: false, place: people, fields: { given_name: 'Ola, "O+', email: "ola@nordvik.example" } });
      await expect(connector.write(null, connector.plan.create(given, [])[0] ?? { what: "password" })).rejects.toMatchObject({ code: 68 });
    });
  }, 60_000);

  test("the directory itself refuses what was not delegated: administrators, their groups, and who lies elsewhere", async () => {
    await using(async (connector) => {
      const administrator = { dn: `CN=Administrator,CN=Users,${domainBase}` };
      await expect(connector.write(administrator, { what: "password" }, "Taken-over-2026")).rejects.toMatchObject({ code: 50 });
      const admins = `CN=Domain Admins,CN=Users,${domainBase}`;
      const join = { what: "group" as const, group: admins, name: "Domain Admins", before: false, after: true };
      await expect(connector.write(await account(connector, "ane"), join)).rejects.toMatchObject({ code: 50 });
    });
  }, 60_000);

  test("an account ends when it is told to, never again, and is deleted; the forest says whether it has a bin", async () => {
    await using(async (connector) => {
      const ane = await account(connector, "ane");
      const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000);
      await doAll(connector, ane, connector.plan.expire(ane, at));
      const ends = await account(connector, "ane");
      expect(ends.expiresAt).toEqual(at);
      expect(connector.plan.expire(ends, at)).toEqual([]);
      await doAll(connector, ends, connector.plan.expire(ends, null));
      expect(await account(connector, "ane")).toMatchObject({ expiresAt: null });
      expect(await connector.recycles()).toBe(false);
      const ola = await account(connector, "ola.hansen");
      await connector.write(ola, { what: "delete" });
      expect(await connector.look(ola.key)).toBeNull();
    });
  }, 60_000);
});
