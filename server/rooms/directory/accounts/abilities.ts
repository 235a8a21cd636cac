import type { DirectoryKind } from "../../../../contract/directories.ts";
import type { Session } from "../ldap/session.ts";
import { textOf, valuesOf } from "../ldap/values.ts";
import { textsOf } from "./all-values.ts";

/** Whether the schema has an attribute: those of a password policy are only there where its overlay is (RFC 4512, 4.4). */
export async function knowsAttribute(session: Session, name: string): Promise<boolean> {
  const root = valuesOf((await session.entry("", { attributes: ["subschemaSubentry"] })) ?? { dn: "" });
  const schema = await session.entry(textOf(root, "subschemaSubentry") ?? "cn=Subschema", { attributes: ["attributeTypes"] });
  return schema !== null && textsOf(valuesOf(schema), "attributeTypes").some((text) => new RegExp(`'${name}'`, "i").test(text));
}

/** Whether the recycle bin of a forest is switched on (MS-ADTS, 6.1.1.4.4.1); OpenLDAP has none. null: it cannot be seen. */
export async function recycles(session: Session, kind: DirectoryKind): Promise<boolean | null> {
  if (kind === "openldap") return false;
  const root = valuesOf((await session.entry("", { attributes: ["configurationNamingContext"] })) ?? { dn: "" });
  const partitions = await session.entry(`CN=Partitions,${textOf(root, "configurationNamingContext") ?? ""}`, {
    attributes: ["msDS-EnabledFeature"],
  });
  return partitions && textsOf(valuesOf(partitions), "msDS-EnabledFeature").some((dn) => /^CN=Recycle Bin Feature,/i.test(dn));
}
