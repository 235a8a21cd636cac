import { askWeb } from "../../platform/egress/index.ts";
import { readAutoconfig, type Offered, type OfferedServer } from "./read-autoconfig.ts";

/** Where an address of the web is really asked: itself, unless a test stands in for the net. */
export type Reach = (url: URL) => { url: URL; ca?: string };
export const itself: Reach = (url) => ({ url });

const patience = 5000;
const nothing: Offered = { fetching: null, sending: null };

const isOf = (domain: string) => (server: OfferedServer | null) =>
  server && (server.host === domain || server.host.endsWith(`.${domain}`)) ? server : null;

async function ask(address: string, text: string, reach: Reach): Promise<Offered> {
  const plain = text.startsWith("http:");
  try {
    const answer = await askWeb(reach(new URL(text)).url, { purpose: "mail", plain, patience, ...caOf(reach(new URL(text))) });
    if (answer.status !== 200) return nothing;
    const { fetching, sending } = readAutoconfig(answer.body, address);
    if (!plain) return { fetching, sending };
    // Anybody on the way may have written it: it may name the domain's own servers, which prove themselves by TLS, and no others.
    const own = isOf(address.slice(address.lastIndexOf("@") + 1));
    return { fetching: own(fetching), sending: own(sending) };
  } catch {
    return nothing;
  }
}
const caOf = ({ ca }: { ca?: string }) => (ca === undefined ? {} : { ca });

/** What a domain itself says of its servers (Thunderbird's autoconfig), the most trusted place first. */
export async function askAutoconfig(address: string, reach: Reach = itself): Promise<Offered> {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const file = "mail/config-v1.1.xml";
  const places = [
    `https://autoconfig.${domain}/${file}?emailaddress=${encodeURIComponent(address)}`,
    `https://${domain}/.well-known/autoconfig/${file}`,
    `http://autoconfig.${domain}/${file}`,
  ];
  const found = await Promise.all(places.map((place) => ask(address, place, reach)));
  return {
    fetching: found.find(({ fetching }) => fetching)?.fetching ?? null,
    sending: found.find(({ sending }) => sending)?.sending ?? null,
  };
}
