import type * as ldapts from "ldapts";
import type { AccountField } from "../../../../contract/directory-accounts.ts";
import { isBelow, splitDn } from "../ldap/dn.ts";
import type { LdapDirectory } from "../ldap/connect-ldap.ts";
import { accountOf, kinds } from "../ldap/kinds.ts";
import { openSession, type Session } from "../ldap/session.ts";
import { sidOf } from "../ldap/sid.ts";
import { bytesOf, textOf, uuidBytes, valuesOf } from "../ldap/values.ts";
import { rawOf, type KindOf } from "./account-kind.ts";
import type { AccountConnector, Group, LiveAccount, WriteRules } from "./account-connector.ts";
import { activeDirectory } from "./active-directory.ts";
import { allValues } from "./all-values.ts";
import * as ad from "./groups-active-directory.ts";
import * as open from "./groups-openldap.ts";
import { judge, isPrivileged } from "./judge.ts";
import { openldap } from "./openldap.ts";
import { knowsAttribute, recycles } from "./abilities.ts";
import { rootOf, whoAmI } from "./place-of.ts";
import { stands } from "./stands.ts";
import { writeLdap } from "./write-ldap.ts";

const accountKinds: KindOf = { active_directory: activeDirectory, openldap };

interface Course {
  session: Session;
  ldap: typeof ldapts;
  directory: LdapDirectory;
  rules: WriteRules;
  root: string;
  own: string[];
}

type Seen = Pick<LiveAccount, "groups" | "within" | "protections">;

async function groupsOpen({ session, ldap, root, own, rules }: Course, dn: string, userName: string): Promise<Seen> {
  const { direct, all } = await open.groupsAbove(session, ldap, root, dn, userName);
  const protections = judge({ dn, userName, own, aliases: [], groups: all }, rules);
  return { groups: direct, within: all.map((group) => group.dn), protections };
}

async function groupsAd({ session, ldap, root, own, rules }: Course, entry: ldapts.Entry, userName: string): Promise<Seen> {
  const values = valuesOf(entry);
  const sid = sidOf(bytesOf(values, "objectSid") ?? Buffer.alloc(0));
  const [above, primary, direct] = await Promise.all([
    ad.groupsAbove(session, ldap, root, entry.dn),
    sid === null ? null : ad.primaryGroup(session, ldap, root, sid, textOf(values, "primaryGroupID") ?? ""),
    allValues(session, entry.dn, values, "memberOf"),
  ]);
  const groups = [...above, ...(primary ? await ad.groupsAbove(session, ldap, root, primary.dn) : [])];
  const adminCount = Number(textOf(values, "adminCount") ?? "0") > 0;
  const aliases = [textOf(values, "userPrincipalName") ?? ""];
  const protections = judge({ dn: entry.dn, userName, own, aliases, groups, primary, adminCount, sid }, rules);
  const names = new Map(groups.map(({ dn, name }) => [dn.toLowerCase(), name]));
  const named = (dn: string): Group => ({ dn, name: names.get(dn.toLowerCase()) ?? splitDn(dn).first.replace(/^[^=]*=/, "") });
  const within = [...groups, ...(primary ? [primary] : [])].map(({ dn }) => dn);
  return { groups: direct.map(named), within, protections };
}

async function live(course: Course, entry: ldapts.Entry, now: Date): Promise<LiveAccount | null> {
  const { kind } = course.directory;
  const account = accountOf(kinds[kind], entry);
  if (!account) return null;
  const values = valuesOf(entry);
  const { fields, raw, state } = accountKinds[kind];
  const texts = Object.entries(fields).map(([field, attribute]) => [field, textOf(values, attribute)]);
  const seen = kind === "openldap" ? await groupsOpen(course, entry.dn, account.userName) : await groupsAd(course, entry, account.userName);
  return {
    ...{ key: account.key, dn: entry.dn, userName: account.userName, name: account.facts.name, place: splitDn(entry.dn).above },
    ...state(values, now),
    ...seen,
    fields: Object.fromEntries(texts) as Record<AccountField, string | null>,
    raw: rawOf(values, raw),
  };
}

/** Everything below the people's base, and nothing else, is found, seen and written. */
export async function openAccounts(
  directory: LdapDirectory,
  password: string,
  rules: WriteRules,
  now = () => new Date(),
): Promise<AccountConnector> {
  const [session, ldap] = await Promise.all([openSession(directory, { name: directory.bind_name, password }), import("ldapts")]);
  const { AndFilter, EqualityFilter, OrFilter, SubstringFilter } = ldap;
  const { kind, people_base: base } = directory;
  const { attributes, bytes, plan, fields: named } = accountKinds[kind];
  const how = { attributes: [...attributes], explicitBufferAttributes: [...bytes] };
  try {
    const [root, me] = await Promise.all([rootOf(session, kind, base), whoAmI(session)]);
    const own = [me, directory.bind_name, directory.bind_name.replace(/^.*\\/, "")];
    const course: Course = { session, ldap, directory, rules, root, own };
    const all = async (entries: ldapts.Entry[]) => {
      const found: LiveAccount[] = [];
      for (const entry of entries) found.push(...[await live(course, entry, now())].flatMap((one) => one ?? []));
      return found;
    };
    const people = kinds[kind].people(ldap);
    const keyName = kind === "openldap" ? "entryUUID" : "objectGUID";
    const groupFilter = kind === "openldap" ? open.anyGroup(ldap) : ad.anyGroup(ldap);
    const begins = (names: readonly string[], text: string) =>
      new OrFilter({ filters: names.map((attribute) => new SubstringFilter({ attribute, initial: text })) });
    return {
      async find(text, most) {
        const names = [kind === "openldap" ? "uid" : "sAMAccountName", "cn", "displayName", "mail", "sn"];
        return all(await session.first(base, new AndFilter({ filters: [people, begins(names, text)] }), most, how));
      },
      async look(key) {
        const value = kind === "openldap" ? key : uuidBytes(key);
        const filter = new AndFilter({ filters: [people, new EqualityFilter({ attribute: keyName, value })] });
        return (await all(await session.first(base, filter, 1, how)))[0] ?? null;
      },
      async groups(text, most) {
        const filter = text === "" ? groupFilter : new AndFilter({ filters: [groupFilter, begins(["cn"], text)] });
        return (await session.first(root, filter, most, { attributes: ["cn"] })).map(open.groupOf);
      },
      async lookGroup(dn) {
        if (!isBelow(dn, root)) return null;
        const entry = await session.entry(dn, {
          attributes: ["cn", "objectClass", "objectSid", "adminCount"],
          explicitBufferAttributes: ["objectSid"],
        });
        if (!entry || !isGroup(entry)) return null;
        const group = ad.seenGroup(entry);
        const above =
          kind === "openldap"
            ? (await open.groupsAbove(session, ldap, root, entry.dn, null)).all
            : await ad.groupsAbove(session, ldap, root, entry.dn);
        const protections = [group, ...above].flatMap((one) =>
          isPrivileged(one, rules) ? [{ reason: "group" as const, name: one.name }] : [],
        );
        return { group: { dn: entry.dn, name: group.name }, within: above.map((one) => one.dn), protections };
      },
      async isTaken(userName, email) {
        const names = kind === "openldap" ? ["uid"] : ["sAMAccountName"];
        const parts = [
          ...names.map((attribute) => new EqualityFilter({ attribute, value: userName })),
          ...(email === null ? [] : [new EqualityFilter({ attribute: "mail", value: email })]),
        ];
        return (await session.first(root, new OrFilter({ filters: parts }), 1, { attributes: ["objectClass"] })).length > 0;
      },
      isPlace: async (dn) => isBelow(dn, base) && (await session.entry(dn, { attributes: ["objectClass"] })) !== null,
      knows: async (what) => kind === "active_directory" || knowsAttribute(session, accountKinds[kind].needs[what]),
      recycles: () => recycles(session, kind),
      plan: {
        ...plan,
        change: ({ raw }, given) =>
          Object.entries(given).flatMap(([field, after]) => {
            const attribute = named[field as AccountField];
            const before = raw[attribute] ?? null;
            return after === undefined || before === after ? [] : [{ what: "attribute" as const, attribute, before, after }];
          }),
      },
      write: (account, write, secret) => writeLdap(session, ldap, kind, account?.dn ?? "", write, secret),
      stands,
      close: session.close,
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

const groupNames = new Set(["group", ...open.groupClasses].map((name) => name.toLowerCase()));
const isGroup = (entry: ldapts.Entry): boolean =>
  [entry["objectClass"] ?? []].flat().some((name) => groupNames.has(String(name).toLowerCase()));
