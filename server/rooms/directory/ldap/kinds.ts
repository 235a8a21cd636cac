import type * as ldapts from "ldapts";
import type { DirectoryKind } from "../../../../contract/directories.ts";
import type { Account } from "./account.ts";
import { cleanFacts } from "./clean.ts";
import { bytesOf, textOf, uuidOf, valuesOf, type Values } from "./values.ts";

type Filters = typeof ldapts;

/** What differs from one kind of directory to the other. */
export interface Kind {
  attributes: string[];
  bytes: string[];
  people(filters: Filters): ldapts.Filter;
  key(values: Values): string | null;
  userName(values: Values): string | null;
  /** null: the directory does not say. */
  enabled(values: Values): boolean | null;
  department: string[];
}

/** ADS_UF_ACCOUNTDISABLE (MS-ADTS, 2.2.16). */
const disabledBit = 2;
/** A time that no clock shows: locked by somebody, not by wrong passwords (draft-behera-ldap-password-policy). */
const lockedForGood = "000001010000Z";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As the database takes it: no NUL, and no half of a letter, also where it is cut. */
const storable = (text: string, most: number): string => text.replaceAll("\0", "").slice(0, most).toWellFormed();

const shared = ["displayName", "cn", "mail", "telephoneNumber", "mobile", "title"];

export const kinds: Record<DirectoryKind, Kind> = {
  active_directory: {
    attributes: [...shared, "department", "objectGUID", "sAMAccountName", "userAccountControl"],
    bytes: ["objectGUID"],
    people: ({ AndFilter, EqualityFilter, NotFilter }) =>
      new AndFilter({
        filters: [
          new EqualityFilter({ attribute: "objectCategory", value: "person" }),
          new EqualityFilter({ attribute: "objectClass", value: "user" }),
          new NotFilter({ filter: new EqualityFilter({ attribute: "isCriticalSystemObject", value: "TRUE" }) }),
        ],
      }),
    key(values) {
      const bytes = bytesOf(values, "objectGUID");
      return bytes && uuidOf(bytes);
    },
    userName: (values) => textOf(values, "sAMAccountName"),
    enabled(values) {
      const flags = Number.parseInt(textOf(values, "userAccountControl") ?? "", 10);
      return Number.isNaN(flags) ? null : (flags & disabledBit) === 0;
    },
    department: ["department"],
  },
  openldap: {
    attributes: [...shared, "departmentNumber", "ou", "entryUUID", "uid", "pwdAccountLockedTime"],
    bytes: [],
    people: ({ EqualityFilter }) => new EqualityFilter({ attribute: "objectClass", value: "inetOrgPerson" }),
    key(values) {
      const text = textOf(values, "entryUUID")?.toLowerCase() ?? "";
      return uuid.test(text) ? text : null;
    },
    userName: (values) => textOf(values, "uid"),
    enabled: (values) => textOf(values, "pwdAccountLockedTime") !== lockedForGood,
    department: ["departmentNumber", "ou"],
  },
};

/** An entry as an account; null for what has no key, no user name or no name to show. */
export function accountOf(kind: Kind, entry: ldapts.Entry): Account | null {
  const values = valuesOf(entry);
  const [key, userName] = [kind.key(values), storable(kind.userName(values) ?? "", 256)];
  const facts = cleanFacts({
    name: textOf(values, "displayName", "cn"),
    email: textOf(values, "mail"),
    phone: textOf(values, "telephoneNumber"),
    mobile: textOf(values, "mobile"),
    title: textOf(values, "title"),
    department: textOf(values, ...kind.department),
  });
  if (!key || !userName || !facts) return null;
  return { key, dn: storable(entry.dn, 4000), userName, enabled: kind.enabled(values), facts };
}
