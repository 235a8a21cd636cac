import { textOf } from "../ldap/values.ts";
import { escapeDnValue } from "../ldap/dn.ts";
import { personFields, type AccountKind } from "./account-kind.ts";
import type { Write } from "./account-connector.ts";
import { generalizedTime, toGeneralizedTime } from "./times.ts";

/** A time that no clock shows: locked by somebody, not by wrong passwords (draft-behera-ldap-password-policy). */
const lockedForGood = "000001010000Z";
const locked = "pwdAccountLockedTime";
const reset = "pwdReset";
const end = "pwdEndTime";
const fields = { ...personFields, department: "departmentNumber" };

export const openldap: AccountKind = {
  attributes: [
    ...Object.values(fields),
    "cn",
    "uid",
    "objectClass",
    "entryUUID",
    locked,
    reset,
    end,
    "pwdChangedTime",
    "pwdLastSuccess",
    "authTimestamp",
  ],
  bytes: [],
  fields,
  needs: { reset, expiry: end },
  raw: [...Object.values(fields), locked, reset, end],
  state(values) {
    const at = textOf(values, locked);
    return {
      enabled: at !== lockedForGood,
      locked: at !== null && at !== lockedForGood,
      mustChange: textOf(values, reset)?.toUpperCase() === "TRUE",
      passwordExpired: false,
      passwordSetAt: generalizedTime(textOf(values, "pwdChangedTime")),
      lastSignInAt: generalizedTime(textOf(values, "pwdLastSuccess", "authTimestamp")),
      expiresAt: generalizedTime(textOf(values, end)),
    };
  },
  plan: {
    enable: ({ raw }) =>
      raw[locked] === lockedForGood ? [{ what: "attribute", attribute: locked, before: lockedForGood, after: null }] : [],
    disable: ({ raw }) =>
      raw[locked] === lockedForGood ? [] : [{ what: "attribute", attribute: locked, before: raw[locked] ?? null, after: lockedForGood }],
    // Who was switched off by somebody is not let in again as if the password had been wrong.
    unlock: ({ raw, locked: isLocked }) =>
      isLocked ? [{ what: "attribute", attribute: locked, before: raw[locked] ?? null, after: null }] : [],
    reset: ({ raw, locked: isLocked }) => [
      // Before the password, which takes it away by itself in some and not in others.
      ...(isLocked ? [{ what: "attribute" as const, attribute: locked, before: raw[locked] ?? null, after: null }] : []),
      { what: "password" },
      { what: "attribute", attribute: reset, before: raw[reset] ?? null, after: "TRUE" },
    ],
    chosen: ({ raw }) => (raw[reset] ? [{ what: "attribute", attribute: reset, before: raw[reset], after: null }] : []),
    expire({ raw, expiresAt }, at) {
      if (expiresAt?.getTime() === at?.getTime()) return [];
      return [{ what: "attribute", attribute: end, before: raw[end] ?? null, after: at === null ? null : toGeneralizedTime(at) }];
    },
    create({ userName, place, fields: given, givenName, familyName }, groups): Write[] {
      const name = [givenName, familyName].join(" ").trim();
      const written = Object.entries({ ...given, given_name: givenName, family_name: familyName, display_name: name }).flatMap(
        ([field, value]) => (value ? [[fields[field as keyof typeof fields], [value]] as const] : []),
      );
      const dn = `uid=${escapeDnValue(userName)},${place}`;
      const attributes = { objectClass: ["inetOrgPerson"], uid: [userName], cn: [name], ...Object.fromEntries(written) };
      return [
        { what: "create", dn, attributes },
        // Nobody signs in before somebody lets them: an account without a password that is switched off.
        { what: "attribute", attribute: locked, before: null, after: lockedForGood },
        ...groups.map(({ dn: group, name: groupName }) => ({ what: "group" as const, group, name: groupName, before: false, after: true })),
      ];
    },
  },
};
