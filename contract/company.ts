import { z } from "zod";
import { me, roles, type Role } from "./access.ts";
import { seenCertificate } from "./mail-fault.ts";
import { bytes, nothing, routes } from "./route.ts";
import { id, instant, key, language, line, list, named } from "./shapes.ts";

const kinds = ["oidc", "saml"] as const;

/** Everybody is a requester: no claim gives that. */
export const givenRoles = roles.filter((one): one is Exclude<Role, "requester"> => one !== "requester");

const pem = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=-]+-----END CERTIFICATE-----$/, "a certificate");

/** As the provider writes it in its tokens, to the letter: an address without a query. */
const issuer = line(500).regex(/^https?:\/\/[^\s?#@]+$/, "an issuer");
const claim = line(200).regex(/^\S+$/, "a claim");

const companyFault = z.object({
  code: z.string().describe("Stable name of the reason"),
  detail: z.string().describe("What is wrong, as a sentence"),
  remedy: z.string().describe("What to do about it"),
  certificate: seenCertificate.nullable().describe("The one that the server showed, where trusting it would mend this"),
});
export type CompanyFault = z.infer<typeof companyFault>;

const group = z.strictObject({
  value: line(300).describe("A value of the claim: what the provider calls a group or a role"),
  role: z.enum(givenRoles).nullable().default(null).describe("It gives this role, or a team"),
  team_id: id.nullable().default(null).describe("It makes somebody a member of this team"),
  lead: z.boolean().default(false).describe("And its lead"),
});
export type CompanyGroup = z.output<typeof group>;

const fields = {
  name: line(60).describe("Stands on its button, behind “Sign in with”"),
  issuer: issuer.describe("The provider, as its tokens name it; its settings are read from there"),
  client_id: line(300).describe(
    "What the desk is called in its registration there. SAML: its entity ID, the address of its metadata unless told",
  ),
  scopes: line(500)
    .regex(/^openid(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/, "scopes")
    .describe("What is asked for, openid first"),
  certificate: pem.nullable().describe("PEM of a certificate that is trusted for it besides the well-known authorities"),
  active: z.boolean().describe("false: nobody signs in through it, and who did is signed out"),
  makes_people: z.boolean().describe("Whoever the desk does not know becomes a person here, with no role"),
  trusts_email: z
    .boolean()
    .describe("Addresses at the domains of the desk's organizations count as checked there, though the provider does not say so (Entra)"),
  organization_id: id.nullable().describe("Whose people they are; null: found by their mail domain"),
  language: language.describe("In which the desk writes to people who are new here"),
  directory_id: id.nullable().describe("People of this directory are known by their key there"),
  directory_claim: claim.nullable().describe("The claim that holds that key"),
  subject_claim: claim
    .nullable()
    .describe("SAML: the attribute that says for ever who somebody is; null: their NameID does, and one that is an address is refused"),
  groups_claim: claim.nullable().describe("The claim that holds groups or roles; null: the desk gives them alone"),
  second_factor_values: z
    .array(line(200))
    .max(20)
    .describe("A sign-in there whose amr or acr (SAML: AuthnContextClassRef) has one of these needs no second factor here"),
  ends_there: z.boolean().describe("Whoever signs out here is signed out there, too"),
  groups: z.array(group).max(200).describe("What the values of that claim give. A role that is not in here is never given"),
};
const metadata = z
  .string()
  .trim()
  .min(1)
  .max(200_000)
  .describe(
    "SAML: what the provider says of itself, its metadata as XML. Its entity ID, its address and its signing certificates are taken from there",
  );
const secret = z.string().min(1).max(2000).describe("Shown to nobody. Needed anew when the provider, the client or the certificate change");

const provider = z.object({
  id,
  key: z.string().describe("Stands in its addresses, for ever"),
  kind: z.enum(kinds).describe("oidc: OpenID Connect; saml: SAML 2.0"),
  ...fields,
  issuer: z.string().describe("The provider, as it names itself"),
  sso_url: z.string().nullable().describe("SAML: where browsers are sent to sign in"),
  signing: z.array(seenCertificate).describe("SAML: what its answers must be signed with, as its metadata said"),
  certificate: z.string().nullable(),
  trusted: seenCertificate.nullable().describe("What is in `certificate`"),
  organization: named.nullable().describe("Whose people they are; null: found by their mail domain"),
  directory: named.nullable().describe("People of this directory are known by their key there"),
  groups: z
    .array(group.extend({ team: z.string().nullable().describe("What that team is called") }))
    .describe("What the values of that claim give"),
  secret_set_at: instant.nullable().describe("When its client secret was given; the secret itself is shown to nobody. SAML has none"),
  people: z.number().int().describe("People who are joined to an account there"),
  signed_in_at: instant.nullable().describe("When somebody last signed in through it"),
  redirect_uri: z.string().describe("To be entered there: where people come back to"),
  metadata_uri: z.string().nullable().describe("SAML: to be entered there: what the desk says of itself"),
  logout_uri: z.string().describe("To be entered there: where it says that somebody signed out (back-channel)"),
  after_logout_uri: z.string().describe("To be entered there: where people come after signing out"),
  version: z.number().int().describe("Rises with every change"),
});
export type CompanyProvider = z.infer<typeof provider>;

/** Settings that are tried before they are saved. */
const tested = z.strictObject({
  provider: id.optional().describe("Whose kept secret is used where none is given, for the same provider and client"),
  issuer: fields.issuer,
  client_id: fields.client_id,
  certificate: fields.certificate.default(null),
  client_secret: secret.optional(),
});
export type CompanyTested = z.output<typeof tested>;

const identity = z.object({
  id,
  provider: named.describe("Through which they sign in"),
  subject: z.string().describe("Who they are there"),
  joined_by: z
    .enum(["self", "directory", "address", "new"])
    .describe(
      "self: they said so themselves; directory: by their key in it; address: by their checked mail; new: they were not known here",
    ),
  joined_at: instant.describe("Since when, RFC 3339 in UTC"),
  used_at: instant.nullable().describe("When they last signed in with it"),
});

const way = z.object({ key: z.string().describe("Stands in its addresses"), name: z.string().describe("Stands on its button") });

const answered = z.strictObject({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(8000).optional(),
  iss: z.string().max(1000).optional().describe("Who answers (RFC 9207)"),
  error: z.string().max(200).optional().describe("Why nobody was signed in there (RFC 6749, 4.1.2.1)"),
  error_description: z.string().max(2000).optional().describe("The same in words"),
});
export type CompanyAnswered = z.output<typeof answered>;

const returnTo = z.string().max(2000).optional().describe("A path of the desk to come back to");
const goTo = z.string().describe("Where the browser goes now");

export const companyRoutes = routes({
  "GET /sign-in-ways": {
    summary: "Through whom of the company one may sign in, in the order of the buttons",
    access: "public",
    answer: z.object({ items: z.array(way), only: z.boolean().describe("Nobody else gets in but a break-glass administrator") }),
  },
  "POST /sign-in-ways/{key}/beginnings": {
    summary: "Begin to sign in through the company. The answer is good in the same browser, for ten minutes, once",
    access: "public",
    transaction: false,
    body: z.strictObject({ return_to: returnTo }),
    answer: z.object({ go_to: goTo }),
    status: 201,
  },
  "POST /sign-in-ways/{key}/answers": {
    summary: "Finish it with what the provider sent the browser back with; the answer sets the session cookie",
    access: "public",
    transaction: false,
    body: answered,
    answer: z.object({
      me: me.nullable().describe("null: nobody signed in, an account was joined, or somebody proved who they are"),
      return_to: z.string().nullable().describe("The path that was asked for"),
    }),
    status: 201,
  },
  "POST /sign-in-ways/{key}/logouts": {
    summary: "For the provider: somebody signed out there (OpenID Connect Back-Channel Logout 1.0); their sessions here end",
    access: "public",
    transaction: false,
    takes: "form",
    answer: z.object({ ended: z.number().int().describe("Sessions that ended") }),
  },
  "POST /sign-in-ways/{key}/assertions": {
    summary:
      "For the browser of whoever signed in at a SAML provider: brings its answer, and is led back to the desk, where it is finished",
    access: "public",
    transaction: false,
    takes: "form",
    foreign: true,
    bytes: 400_000,
    media: "page",
    answer: bytes,
  },
  "GET /sign-in-ways/{key}/metadata": {
    summary: "For a SAML provider: what the desk says of itself there",
    access: "public",
    media: "file",
    answer: bytes,
  },
  "POST /session/sign-outs": {
    summary: "Sign out, and there too where that is set",
    access: "signed_in",
    session: true,
    enrolling: true,
    transaction: false,
    answer: z.object({ go_to: z.string().nullable().describe("Where the browser goes to sign out there, too; null: nowhere") }),
    status: 201,
  },
  "GET /session/identities": {
    summary: "My accounts at the company's providers, and the providers through which I may join one",
    access: "signed_in",
    session: true,
    answer: z.object({ items: z.array(identity), joinable: z.array(way).describe("Through these I may join one") }),
  },
  "POST /session/identities": {
    summary: "Join my account at a provider to me: the browser goes there, and comes back to finish it",
    access: "signed_in",
    session: true,
    recent: true,
    transaction: false,
    body: z.strictObject({ key: key(40), return_to: returnTo }),
    answer: z.object({ go_to: goTo }),
    status: 201,
  },
  "POST /session/company-proofs": {
    summary: "Prove once more at the provider of my session who I am: the browser goes there, and comes back to finish it",
    access: "signed_in",
    session: true,
    enrolling: true,
    transaction: false,
    body: z.strictObject({ return_to: returnTo }),
    answer: z.object({ go_to: goTo }),
    status: 201,
  },
  "DELETE /session/identities/{id}": {
    summary: "Part from one of my accounts; sessions that began through it end",
    access: "signed_in",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
  "GET /accounts/{id}/identities": {
    summary: "A person's accounts at the company's providers",
    access: "accounts:write",
    answer: list(identity),
  },
  "DELETE /accounts/{id}/identities/{identity}": {
    summary: "Part a person from one of them: what it gave them goes, and sessions that began through it end",
    access: "accounts:write",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
  "GET /identity-providers": { summary: "Through whom people sign in, in order", access: "system:read", answer: list(provider) },
  "POST /identity-providers": {
    summary: "Let people sign in through one more provider: OpenID Connect with issuer, client and secret, SAML 2.0 with its metadata",
    access: "accounts:write",
    session: true,
    recent: true,
    secret: true,
    body: z.strictObject({ key: key(40), kind: z.enum(kinds), ...fields, client_secret: secret, metadata }).partial({
      kind: true,
      issuer: true,
      client_id: true,
      client_secret: true,
      metadata: true,
      subject_claim: true,
      scopes: true,
      certificate: true,
      active: true,
      makes_people: true,
      trusts_email: true,
      organization_id: true,
      language: true,
      directory_id: true,
      directory_claim: true,
      groups_claim: true,
      second_factor_values: true,
      ends_there: true,
      groups: true,
    }),
    answer: provider,
    status: 201,
  },
  "PUT /identity-providers/order": {
    summary: "The order of the buttons",
    access: "accounts:write",
    session: true,
    body: z.strictObject({ ids: z.array(id).max(50).describe("The first first; those that are not named follow as they were") }),
    answer: list(provider),
  },
  "POST /identity-providers/tests": {
    summary: "Try settings before they are saved: read what the provider says of itself, its keys, and whether it knows the desk",
    access: "accounts:write",
    session: true,
    recent: true,
    secret: true,
    transaction: false,
    body: tested,
    answer: z.object({
      ok: z.boolean().describe("All steps went well"),
      steps: z
        .array(
          z.object({
            step: z
              .enum(["discovery", "keys", "client"])
              .describe("discovery: what it says of itself; keys: those it signs with; client: it knows the desk and its secret"),
            ok: z.boolean().nullable().describe("null: it was not tried, because one before it failed"),
            failure: companyFault.nullable().describe("What went wrong"),
          }),
        )
        .describe("In order"),
      signs_out: z.boolean().describe("It can be told that somebody signs out"),
      tells: z.boolean().describe("It tells when somebody signed out (back-channel)"),
    }),
  },
  "GET /identity-providers/{id}": { summary: "One of them", access: "system:read", answer: provider },
  "PATCH /identity-providers/{id}": {
    summary: "Change one; send `If-Match` with the version you read to be told of a conflict. A secret goes only to whom it was given for",
    access: "accounts:write",
    session: true,
    recent: true,
    secret: true,
    body: z.strictObject({ ...fields, client_secret: secret, metadata }).partial(),
    answer: provider,
  },
});
