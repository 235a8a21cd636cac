import { configureCompany } from "../../server/rooms/company/index.ts";
import { honest, pack, startSamlProvider, type Said, type SamlProvider } from "../ground/saml-provider.ts";
import type { Answer } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk } from "./small-desk.ts";

export interface SamlDesk extends SmallDesk {
  provider: SamlProvider;
  id: string;
  administrator: string;
  change(values: object): Promise<Answer>;
  /** Is sent there: what an honest answer would say, what comes back beside it, and the browser's mark. */
  begin(returnTo?: string): Promise<{ said: Said; relayState: string; mark: string }>;
  /** The browser brings a response from the provider's page; answers where it is led. */
  bring(xml: string, relayState: string): Promise<URL>;
  /** The page there finishes it. */
  finish(led: URL, cookie: string): Promise<Answer>;
  /** The whole way; `make` writes the response. */
  enter(changes?: Partial<Said>, make?: (said: Said) => string): Promise<Answer>;
  /** Why the last one was refused, for the audit. */
  reason(): Promise<string | undefined>;
}

/** A small desk that trusts a SAML provider. */
export async function openSamlDesk(): Promise<SamlDesk> {
  const small = await openSmallDesk();
  const { desk } = small;
  configureCompany({ publicUrl: desk.base });
  const provider = await startSamlProvider();
  const administrator = await small.signIn("administrator");
  const given = { key: "nordvik", kind: "saml", name: "Nordvik", metadata: provider.metadata, groups_claim: "groups", trusts_email: true };
  const made = await desk.call("POST", "/identity-providers", { body: given, cookie: administrator });
  if (made.status !== 201) throw new Error(`the provider was not taken: ${made.text}`);
  const { id } = made.body;
  const begin: SamlDesk["begin"] = async (returnTo) => {
    const begun = await desk.call("POST", "/sign-in-ways/nordvik/beginnings", { body: { return_to: returnTo } });
    if (begun.status !== 201) throw new Error(`nobody was sent anywhere: ${begun.text}`);
    return { ...provider.read(begun.body.go_to), mark: begun.cookies };
  };
  const bring: SamlDesk["bring"] = async (xml, relayState) => {
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: provider.url, "sec-fetch-site": "cross-site" };
    const body = new URLSearchParams({ SAMLResponse: pack(xml), RelayState: relayState });
    const answer = await fetch(`${desk.base}/api/v1/sign-in-ways/nordvik/assertions`, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
    });
    if (answer.status !== 303) throw new Error(`led nowhere: ${answer.status} ${await answer.text()}`);
    return new URL(answer.headers.get("location") ?? "");
  };
  const finish: SamlDesk["finish"] = (led, cookie) =>
    desk.call("POST", "/sign-in-ways/nordvik/answers", { body: { state: "?", ...Object.fromEntries(led.searchParams) }, cookie });
  return {
    ...small,
    provider,
    id,
    administrator,
    change: (values) => desk.call("PATCH", `/identity-providers/${id}`, { body: values, cookie: administrator }),
    begin,
    bring,
    finish,
    async enter(changes = {}, make = (said) => honest(said, provider.key)) {
      const { said, relayState, mark } = await begin();
      return finish(await bring(make({ ...said, ...changes }), relayState), mark);
    },
    reason: async () =>
      (
        await desk.pool.query(
          "select data->>'reason' as reason from event where type = 'session.refused' order by at desc, id desc limit 1",
        )
      ).rows[0]?.reason,
  };
}
