import { wrongField } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/sealing.ts";
import type { Assertion } from "./saml/read-assertion.ts";
import type { ProviderRow } from "./store-provider.ts";

const placeOf = (id: string) => ({ table: "identity_provider", column: "secret", row: id });

export const sealSecret = (id: string, secret: string): string => seal(placeOf(id), secret);
export function secretOf({ id, secret }: Pick<ProviderRow, "id" | "secret">): string {
  if (secret === null) throw new Error("this provider has no secret");
  return unseal(placeOf(id), secret);
}

type Where = Pick<ProviderRow, "issuer" | "client_id" | "certificate">;
const named = ["issuer", "client_id", "certificate"] as const;

/** A secret that was given for one provider is never sent to another one, or to whoever shows another certificate. */
export function requireSameProvider(before: Where, after: Partial<Where>): void {
  if (named.some((field) => after[field] !== undefined && after[field] !== before[field]))
    throw wrongField("/client_secret", "secret_again");
}

/** What has to come back, while somebody is at the provider. SAML: the nonce is what the request is called. */
export interface Asked {
  nonce: string;
  verifier: string;
}

const askedAt = (state: Buffer) => ({ table: "company_sign_in", column: "asked", row: state.toString("hex") });
export const sealAsked = (state: Buffer, asked: Asked): string => seal(askedAt(state), JSON.stringify(asked));
export const unsealAsked = (state: Buffer, sealed: string): Asked => JSON.parse(unseal(askedAt(state), sealed)) as Asked;

const answerAt = (state: Buffer) => ({ table: "company_sign_in", column: "answer", row: state.toString("hex") });
export const sealAnswer = (state: Buffer, answer: Assertion): string => seal(answerAt(state), JSON.stringify(answer));
export const unsealAnswer = (state: Buffer, sealed: string): Assertion => JSON.parse(unseal(answerAt(state), sealed)) as Assertion;

/** Whose sign-in there it is about. */
interface Whose {
  provider_id: string;
  subject: string;
}
const hintAt = ({ provider_id: id, subject }: Whose) => ({ table: "session_origin", column: "hint", row: `${id}/${subject}` });
export const sealHint = (whose: Whose, token: string): string => seal(hintAt(whose), token);
export const unsealHint = (whose: Whose, sealed: string): string => unseal(hintAt(whose), sealed);
