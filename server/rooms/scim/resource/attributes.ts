export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

export type Kind = "text" | "flag" | "parts" | "many" | "ignored";

export interface Attribute {
  name: string;
  kind: Kind;
  parts?: readonly Attribute[];
}

const text = (...names: string[]): Attribute[] => names.map((name) => ({ name, kind: "text" }));
const flag = (name: string): Attribute => ({ name, kind: "flag" });
const parts = (name: string, of: readonly Attribute[]): Attribute => ({ name, kind: "parts", parts: of });
const many = (name: string, of: readonly Attribute[]): Attribute => ({ name, kind: "many", parts: of });
/** Taken without a word, and kept nowhere: what is read-only, what is secret, and what gives no rights here. */
const ignored = (...names: string[]): Attribute[] => names.map((name) => ({ name, kind: "ignored" }));

const valued = [...text("value", "display", "type"), flag("primary")];

/** What is kept of somebody (RFC 7643, 4.1). */
export const userAttributes: readonly Attribute[] = [
  ...text("userName", "externalId", "displayName", "nickName", "profileUrl", "title", "userType"),
  ...text("preferredLanguage", "locale", "timezone"),
  flag("active"),
  parts("name", text("formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix")),
  many("emails", valued),
  many("phoneNumbers", valued),
  many("ims", valued),
  many("addresses", [...text("formatted", "streetAddress", "locality", "region", "postalCode", "country", "type"), flag("primary")]),
  ...ignored("id", "schemas", "meta", "password", "groups", "photos", "entitlements", "roles", "x509Certificates"),
];

/** RFC 7643, 4.3 */
export const enterpriseAttributes: readonly Attribute[] = [
  ...text("employeeNumber", "costCenter", "organization", "division", "department"),
  parts("manager", [...text("value", "displayName"), ...ignored("$ref")]),
];

export const attributeIn = (list: readonly Attribute[], name: string): Attribute | undefined => {
  const wanted = name.toLowerCase();
  return list.find((one) => one.name.toLowerCase() === wanted);
};
