import { textOf, type Values } from "../ldap/values.ts";
import { escapeDnValue } from "../ldap/dn.ts";
import { personFields, type AccountKind } from "./account-kind.ts";
import type { LiveAccount, Write } from "./account-connector.ts";
import { fileTime, never, toFileTime } from "./times.ts";

const control = "userAccountControl";
/** MS-ADTS, 2.2.16. */
const disabledBit = 0x2;
const lockedBit = 0x10;
const expiredBit = 0x80_0000;
const normalAccount = 0x200;

const fields = { ...personFields, department: "department" };

const flags = (values: Values, name: string): number | null => {
  const read = Number.parseInt(textOf(values, name) ?? "", 10);
  return Number.isNaN(read) ? null : read;
};

function switched({ raw }: LiveAccount, on: boolean): Write[] {
  const before = raw[control] ?? null;
  const now = Number.parseInt(before ?? "", 10);
  if (Number.isNaN(now)) return [];
  const after = on ? now & ~disabledBit : now | disabledBit;
  return after === now ? [] : [{ what: "attribute", attribute: control, before, after: String(after) }];
}

const unlocked = ({ raw, locked }: LiveAccount): Write[] =>
  locked ? [{ what: "attribute", attribute: "lockoutTime", before: raw["lockoutTime"] ?? null, after: "0" }] : [];

export const activeDirectory: AccountKind = {
  attributes: [
    ...Object.values(fields),
    ...["cn", "sAMAccountName", "userPrincipalName", "objectGUID", "objectSid", "primaryGroupID", "adminCount", "memberOf"],
    ...[control, "lockoutTime", "pwdLastSet", "accountExpires", "lastLogonTimestamp"],
    ...["msDS-User-Account-Control-Computed", "msDS-UserPasswordExpiryTimeComputed"],
  ],
  bytes: ["objectGUID", "objectSid"],
  fields,
  needs: { reset: "pwdLastSet", expiry: "accountExpires" },
  raw: [...Object.values(fields), control, "lockoutTime", "pwdLastSet", "accountExpires"],
  state(values, now) {
    const on = flags(values, control);
    const computed = flags(values, "msDS-User-Account-Control-Computed");
    const ends = fileTime(textOf(values, "msDS-UserPasswordExpiryTimeComputed"));
    const set = textOf(values, "pwdLastSet");
    const since = fileTime(textOf(values, "lockoutTime"));
    return {
      enabled: on === null ? null : (on & disabledBit) === 0,
      // It stays written there after its time is over; what is computed knows.
      locked: since !== null && (computed === null || (computed & lockedBit) !== 0),
      mustChange: set === "0",
      passwordExpired: ((computed ?? 0) & expiredBit) !== 0 || (set !== "0" && ends !== null && ends <= now),
      passwordSetAt: fileTime(set),
      lastSignInAt: fileTime(textOf(values, "lastLogonTimestamp")),
      expiresAt: fileTime(textOf(values, "accountExpires")),
    };
  },
  plan: {
    enable: (account) => switched(account, true),
    disable: (account) => switched(account, false),
    unlock: unlocked,
    reset: (account) => [
      ...unlocked(account),
      { what: "password" },
      { what: "attribute", attribute: "pwdLastSet", before: account.raw["pwdLastSet"] ?? null, after: "0" },
    ],
    // -1 means now, and nothing else can be written (MS-ADTS, 3.1.1.5.3.2).
    chosen: ({ mustChange }) => (mustChange ? [{ what: "attribute", attribute: "pwdLastSet", before: "0", after: "-1" }] : []),
    expire({ raw, expiresAt }, at) {
      if (expiresAt?.getTime() === at?.getTime()) return [];
      const after = at === null ? never : toFileTime(at);
      return [{ what: "attribute", attribute: "accountExpires", before: raw["accountExpires"] ?? null, after }];
    },
    create({ userName, place, fields: given, givenName, familyName }, groups): Write[] {
      const name = [givenName, familyName].join(" ").trim();
      const written = Object.entries({ ...given, given_name: givenName, family_name: familyName, display_name: name }).flatMap(
        ([field, value]) => (value ? [[fields[field as keyof typeof fields], [value]] as const] : []),
      );
      const domain = [...place.matchAll(/(?:^|,)\s*dc=([^,]+)/gi)]
        .map(([, part = ""]) => part.trim())
        .join(".")
        .toLowerCase();
      const attributes = {
        objectClass: ["top", "person", "organizationalPerson", "user"],
        sAMAccountName: [userName],
        userPrincipalName: [`${userName}@${domain}`],
        // Switched off, and without a password until its owner chooses one.
        [control]: [String(normalAccount | disabledBit)],
        ...Object.fromEntries(written),
      };
      return [
        { what: "create", dn: `CN=${escapeDnValue(`${name} (${userName})`)},${place}`, attributes },
        ...groups.map(({ dn: group, name: groupName }) => ({ what: "group" as const, group, name: groupName, before: false, after: true })),
      ];
    },
  },
};
