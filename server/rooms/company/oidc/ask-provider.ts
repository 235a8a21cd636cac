import type { CustomFetch } from "openid-client";
import { askWeb } from "../../../platform/egress/index.ts";

export interface Party {
  issuer: string;
  certificate: string | null;
}

const patience = 10_000;

/**
 * The provider's own host was named by an administrator and may lie inside; what its settings name beyond that is out on the internet.
 * Nothing follows a redirect.
 */
const purposeOf = (url: URL, { issuer }: Party) => (url.host === new URL(issuer).host ? "company" : "web");

/** For the library, which connects nowhere by itself: every question of it goes out through the egress module. */
export const fetchFor =
  (party: Party): CustomFetch =>
  async (target, { method, headers, body }) => {
    const url = new URL(target);
    const {
      status,
      body: text,
      type,
    } = await askWeb(url, {
      method: method === "POST" ? "POST" : "GET",
      headers,
      body: body === null || body === undefined ? "" : String(body),
      purpose: purposeOf(url, party),
      patience,
      certificate: party.certificate,
    });
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers: type ? { "content-type": type } : {} });
  };
