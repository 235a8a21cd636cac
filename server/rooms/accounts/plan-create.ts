import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import { Problem } from "../../platform/problem.ts";
import type { AccountConnector } from "../directory/index.ts";
import { freeName } from "./name-account.ts";
import type { Planned } from "./planned.ts";
import type { TemplateRow } from "./store-templates.ts";

/** A new account from a template, under a name that nobody has. */
export async function planCreate(
  accounts: AccountConnector,
  template: TemplateRow,
  asked: Extract<AccountAsked, { action: "create" }>,
): Promise<Planned> {
  const { given_name: givenName, family_name: familyName } = asked;
  const addressOf = (name: string) => template.email?.replace("{user}", name) ?? null;
  const isTaken = (name: string) => accounts.isTaken(name, addressOf(name));
  const userName = await freeName(template.user_name, givenName, familyName, isTaken);
  if (userName === null) throw new Problem(409, "no_free_name", { facts: { name: `${givenName} ${familyName}` } });
  const groups = [];
  for (const dn of template.groups) {
    const found = await accounts.lookGroup(dn);
    if (!found) throw new Problem(409, "template_group_gone", { facts: { group: dn } });
    if (found.protections.length > 0) throw new Problem(403, "group_protected", { facts: { group: found.group.name } });
    groups.push(found.group);
  }
  const { title, department, office } = template;
  const email = addressOf(userName);
  const fields = { ...(title && { title }), ...(department && { department }), ...(office && { office }), ...(email && { email }) };
  const writes = accounts.plan.create({ userName, place: template.place, fields, givenName, familyName }, groups);
  const name = `${givenName} ${familyName}`;
  return {
    action: "create",
    key: null,
    account: userName,
    name,
    personId: asked.person_id,
    accountClass: "normal",
    live: null,
    writes,
    undoOf: null,
    sensitive: null,
    recycled: null,
  };
}
