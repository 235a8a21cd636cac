/** What a provider said of somebody, as far as the desk asks. */
export interface Told {
  issuer: string;
  subject: string;
  sid: string | null;
  name: string | null;
  email: string | null;
  emailChecked: boolean;
  /** Their key in a directory. */
  key: string | null;
  /** Values of the claim that gives roles and teams; null where the desk gives them alone. */
  groups: string[] | null;
  /** The groups were too many to be told in the token. */
  groupsElsewhere: boolean;
  secondFactor: boolean;
  /** When they last showed there who they are; null where it is not said. */
  provenAt: Date | null;
}

export interface Reading {
  directory_claim: string | null;
  groups_claim: string | null;
  second_factor_values: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

const own = (claims: Claims, name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);

/** A claim by its name, or by a path such as realm_access.roles where there is none of that name. */
function claimAt(claims: Claims, name: string | null): unknown {
  if (name === null) return undefined;
  if (Object.hasOwn(claims, name)) return claims[name];
  let at: unknown = claims;
  for (const part of name.split(".")) at = typeof at === "object" && at !== null ? own(at as Claims, part) : undefined;
  return at;
}

const textOf = (value: unknown, most: number): string | null => {
  if (typeof value !== "string") return null;
  const text = value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, " ").trim();
  return text && text.length <= most ? text : null;
};

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string" && one.length <= 300).slice(0, 2000);

const address = /^[a-z0-9.$&'*+/=^_{}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

function emailOf(claims: Claims): string | null {
  const text = textOf(own(claims, "email"), 254)?.toLowerCase() ?? "";
  return address.test(text) ? text : null;
}

function nameOf(claims: Claims): string | null {
  const [given, family] = ["given_name", "family_name"].map((part) => textOf(own(claims, part), 100));
  return textOf(own(claims, "name"), 200) ?? ([given, family].filter(Boolean).join(" ") || textOf(own(claims, "preferred_username"), 200));
}

/** Pure. `claims` are those of the ID token, over what the provider says besides. */
export function readClaims(
  claims: Claims & { iss: string; sub: string },
  { directory_claim, groups_claim, second_factor_values }: Reading,
): Told {
  const ways = [...listOf(own(claims, "amr")), ...listOf(own(claims, "acr"))];
  const at = own(claims, "auth_time");
  const elsewhere = own(claims, "_claim_names");
  const key = claimAt(claims, directory_claim);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    sid: textOf(own(claims, "sid"), 300),
    name: nameOf(claims),
    email: emailOf(claims),
    emailChecked: [true, "true"].includes(own(claims, "email_verified") as boolean),
    key: typeof key === "string" || typeof key === "number" ? textOf(String(key), 300) : null,
    groups: groups_claim === null ? null : listOf(claimAt(claims, groups_claim)),
    // Entra ID: more groups than a token holds are named elsewhere.
    groupsElsewhere: groups_claim !== null && typeof elsewhere === "object" && elsewhere !== null && Object.hasOwn(elsewhere, groups_claim),
    secondFactor: ways.some((way) => second_factor_values.includes(way)),
    provenAt: typeof at === "number" && Number.isSafeInteger(at) && at > 0 ? new Date(at * 1000) : null,
  };
}
