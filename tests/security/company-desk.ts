import { configureCompany } from "../../server/rooms/company/index.ts";
import { agreeAt, startOpenIdProvider, type OpenIdProvider } from "../ground/openid-provider.ts";
import { openSmallDesk, type SmallDesk } from "./small-desk.ts";
import type { Answer } from "./open-desk.ts";

export interface CompanyDesk extends SmallDesk {
  provider: OpenIdProvider;
  /** Of the provider here. */
  id: string;
  /** The administrator's session, in which they just proved who they are. */
  administrator: string;
  change(values: object): Promise<Answer>;
  /** Is sent there; answers where, and the browser's mark. */
  begin(returnTo?: string): Promise<{ goTo: string; mark: string }>;
  /** Signs in there. */
  agree(goTo: string, who: string, cookies?: Map<string, string>): Promise<Record<string, string>>;
  answer(body: object, cookie: string): Promise<Answer>;
  /** The whole way. */
  enter(who: string, cookies?: Map<string, string>): Promise<Answer>;
}

export const redirect = "http://127.0.0.1/sign-in/company/nordvik";

/** A small desk with a real OpenID Connect provider (oidc-provider) that it trusts. */
export async function openCompanyDesk(): Promise<CompanyDesk> {
  const small = await openSmallDesk();
  const { desk } = small;
  configureCompany({ publicUrl: "http://127.0.0.1" });
  const provider = await startOpenIdProvider(redirect, {
    backchannel_logout_uri: `${desk.base}/api/v1/sign-in-ways/nordvik/logouts`,
    backchannel_logout_session_required: true,
    post_logout_redirect_uris: ["http://127.0.0.1/sign-in"],
  });
  const administrator = await small.signIn("administrator");
  const given = {
    key: "nordvik",
    name: "Nordvik",
    issuer: provider.url,
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    scopes: "openid profile email",
    groups_claim: "groups",
    second_factor_values: ["mfa"],
  };
  const made = await desk.call("POST", "/identity-providers", { body: given, cookie: administrator });
  if (made.status !== 201) throw new Error(`the provider was not taken: ${made.text}`);
  const { id } = made.body;
  const begin = async (returnTo?: string) => {
    const begun = await desk.call("POST", "/sign-in-ways/nordvik/beginnings", { body: { return_to: returnTo } });
    if (begun.status !== 201) throw new Error(`nobody was sent anywhere: ${begun.text}`);
    return { goTo: begun.body.go_to as string, mark: begun.cookies };
  };
  const agree = async (goTo: string, who: string, cookies?: Map<string, string>) =>
    Object.fromEntries(await agreeAt(goTo, redirect, who, "yes", cookies));
  const answer = (body: object, cookie: string) => desk.call("POST", "/sign-in-ways/nordvik/answers", { body, cookie });
  return {
    ...small,
    provider,
    id,
    administrator,
    change: (values) => desk.call("PATCH", `/identity-providers/${id}`, { body: values, cookie: administrator }),
    begin,
    agree,
    answer,
    async enter(who, cookies) {
      const { goTo, mark } = await begin();
      return answer(await agree(goTo, who, cookies), mark);
    },
  };
}
