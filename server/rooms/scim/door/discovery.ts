import { enterpriseAttributes, enterpriseSchema, groupSchema, userAttributes, userSchema, type Attribute } from "../resource/attributes.ts";
import type { Json } from "../resource/json.ts";
import { scimAddress } from "../settings.ts";

export const mostResults = 200;

const metaOf = (resourceType: string, path: string) => ({ resourceType, location: `${scimAddress()}/${path}` });

/** What this door can do (RFC 7643, 5). */
export const serviceProviderConfig = (): Json => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: "oauthbearertoken", name: "Bearer token", description: "A token that the desk made for this program alone", primary: true },
  ],
  meta: metaOf("ServiceProviderConfig", "ServiceProviderConfig"),
});

/** RFC 7643, 6 */
export const resourceTypes = (): Json[] => [
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "User",
    name: "User",
    endpoint: "/Users",
    description: "People",
    schema: userSchema,
    schemaExtensions: [{ schema: enterpriseSchema, required: false }],
    meta: metaOf("ResourceType", "ResourceTypes/User"),
  },
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "Group",
    name: "Group",
    endpoint: "/Groups",
    description: "Groups",
    schema: groupSchema,
    schemaExtensions: [],
    meta: metaOf("ResourceType", "ResourceTypes/Group"),
  },
];

const exact = new Set(["externalId", "id", "value"]);

/** RFC 7643, 7 */
const described = ({ name, kind, parts }: Attribute): Json => ({
  name,
  type: parts ? "complex" : kind === "flag" ? "boolean" : "string",
  multiValued: kind === "many",
  description: name,
  required: name === "userName",
  caseExact: exact.has(name),
  mutability: "readWrite",
  returned: "default",
  uniqueness: name === "userName" ? "server" : "none",
  ...(parts && { subAttributes: parts.filter(({ kind: inner }) => inner !== "ignored").map(described) }),
});

const attributes = (list: readonly Attribute[]): Json[] => list.filter(({ kind }) => kind !== "ignored").map(described);
const text = (name: string): Attribute => ({ name, kind: "text" });
const member: Attribute = { name: "members", kind: "many", parts: [text("value"), text("display"), text("type")] };

const schemaOf = (id: string, name: string, list: readonly Attribute[]): Json => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
  id,
  name,
  description: name,
  attributes: attributes(list),
  meta: metaOf("Schema", `Schemas/${id}`),
});

export const schemas = (): Json[] => [
  schemaOf(userSchema, "User", userAttributes),
  schemaOf(enterpriseSchema, "EnterpriseUser", enterpriseAttributes),
  schemaOf(groupSchema, "Group", [text("displayName"), text("externalId"), member]),
];
