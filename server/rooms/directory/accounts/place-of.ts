import type { DirectoryKind } from "../../../../contract/directories.ts";
import { isBelow } from "../ldap/dn.ts";
import type { Session } from "../ldap/session.ts";
import { textOf, valuesOf } from "../ldap/values.ts";
import { textsOf } from "./all-values.ts";

/** The naming context that the people lie in: groups are looked for in all of it. */
export async function rootOf(session: Session, kind: DirectoryKind, peopleBase: string): Promise<string> {
  const entry = await session.entry("", { attributes: ["defaultNamingContext", "namingContexts"] });
  const values = valuesOf(entry ?? { dn: "" });
  const named = [textOf(values, "defaultNamingContext") ?? [], textsOf(values, "namingContexts")].flat();
  const root = named.find((name) => isBelow(peopleBase, name));
  // Where a directory does not say what it holds, groups above the people are not seen, and nobody is written to.
  if (root === undefined) throw Object.assign(new Error(`no naming context of ${kind}`), { code: "NO_BASE" });
  return root;
}

/** RFC 4532: who the directory takes us for, `dn:…` or `u:DOMAIN\name`. */
export async function whoAmI(session: Session): Promise<string> {
  const said = await session.extended("1.3.6.1.4.1.4203.1.11.3").catch(() => null);
  return said?.replace(/^(?:dn:|u:(?:.*\\)?)/i, "") ?? "";
}
