import { z } from "zod";
import { askWeb } from "../../../platform/egress/index.ts";
import type { FaultyError } from "../mail-fault.ts";
import { askedFault } from "./grant-fault.ts";
import type { Registration } from "./registration.ts";

export interface Tokens {
  accessToken: string;
  /** null: the one before still holds. */
  refreshToken: string | null;
  renewAt: Date;
  expiresAt: Date;
}

export type Question =
  | { grant_type: "authorization_code"; code: string; redirect_uri: string; code_verifier: string }
  | { grant_type: "refresh_token"; refresh_token: string }
  | { grant_type: "client_credentials"; scope: string };

const answer = z.object({
  access_token: z.string().min(1).max(20_000),
  refresh_token: z.string().min(1).max(20_000).optional(),
  expires_in: z.coerce.number().min(1).max(31_536_000).optional(),
});
/** RFC 6749, 5.1: where it is left out, the server says it elsewhere; an hour is what most give. */
const usualLife = 3600;

const formEncoded = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);

/** How the desk proves who it is (RFC 6749, 2.3.1): the great providers' way in the body, everybody else's in the head. */
function proof({ provider, clientId, clientSecret }: Registration): { headers: Record<string, string>; body: Record<string, string> } {
  if (clientSecret === null) return { headers: {}, body: { client_id: clientId } };
  if (provider !== "other") return { headers: {}, body: { client_id: clientId, client_secret: clientSecret } };
  const basic = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString("base64");
  return { headers: { authorization: `Basic ${basic}` }, body: {} };
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/** Asks the provider for tokens (RFC 6749, 4.1.3, 4.4.2, 6). Throws an error that carries its fault; what it says holds no secret. */
export async function askToken(registration: Registration, user: string, question: Question, now: Date): Promise<Tokens> {
  const { headers, body } = proof(registration);
  const asked = await askWeb(new URL(registration.tokenUrl), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json", ...headers },
    body: new URLSearchParams({ ...question, ...body }).toString(),
    purpose: "mail",
  }).catch((error: unknown) => Promise.reject(asFaulty(askedFault(error, registration, user))));
  const content = parsed(asked.body);
  const tokens = answer.safeParse(content);
  if (asked.status !== 200 || !tokens.success) throw asFaulty(askedFault({ status: asked.status, content }, registration, user));
  const { access_token, refresh_token, expires_in = usualLife } = tokens.data;
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    renewAt: at(Math.max(expires_in / 2, expires_in - 300)),
    expiresAt: at(expires_in),
  };
}

const asFaulty = (fault: FaultyError["fault"]): FaultyError => Object.assign(new Error(fault.code), { fault });
