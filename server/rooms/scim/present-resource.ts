import { enterpriseSchema, groupSchema, userSchema } from "./resource/attributes.ts";
import { isObject, type Json } from "./resource/json.ts";
import { addressIn } from "./resource/read-user.ts";
import { scimAddress } from "./settings.ts";
import type { GroupRow, MemberRow } from "./store-group.ts";
import type { ShownUser } from "./store-user.ts";

const metaOf = (resourceType: "User" | "Group", { id, created_at, changed_at }: Pick<GroupRow, "id" | "created_at" | "changed_at">) => ({
  resourceType,
  created: created_at.toISOString(),
  lastModified: changed_at.toISOString(),
  location: `${scimAddress()}/${resourceType}s/${id}`,
});

/** The addresses as they were said, but for the one that counts: that is what stands here. */
function emailsOf({ document, email }: ShownUser): unknown[] | null {
  const list: unknown[] = Array.isArray(document["emails"]) ? document["emails"] : [];
  const counts = addressIn(document);
  if (!counts) return list.length > 0 ? list : null;
  if (typeof counts["value"] === "string" && counts["value"].toLowerCase() === email) return list;
  const others = list.filter((one) => one !== counts);
  const mine = email === null ? [] : [{ ...counts, value: email }];
  return others.length + mine.length > 0 ? [...mine, ...others] : null;
}

/** Somebody as the source said, and as they stand here where that differs. */
export function presentUser(row: ShownUser, groups: readonly { id: string; name: string }[] | null): Json {
  const { emails: _, active: __, ...document } = row.document;
  const emails = emailsOf(row);
  return {
    schemas: [userSchema, ...(isObject(document[enterpriseSchema]) ? [enterpriseSchema] : [])],
    id: row.id,
    ...document,
    ...(emails && { emails }),
    active: row.active,
    ...(groups && {
      groups: groups.map(({ id, name }) => ({ value: id, display: name, $ref: `${scimAddress()}/Groups/${id}`, type: "direct" })),
    }),
    meta: metaOf("User", row),
  };
}

export const presentGroup = (row: GroupRow, members: readonly MemberRow[] | null): Json => ({
  schemas: [groupSchema],
  id: row.id,
  displayName: row.name,
  ...(row.external_id !== null && { externalId: row.external_id }),
  ...(members && {
    members: members.map(({ user_id, name }) => ({
      value: user_id,
      display: name,
      $ref: `${scimAddress()}/Users/${user_id}`,
      type: "User",
    })),
  }),
  meta: metaOf("Group", row),
});
