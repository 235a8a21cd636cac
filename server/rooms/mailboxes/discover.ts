import { askAutoconfig, itself, type Reach } from "./ask-autoconfig.ts";
import type { OfferedServer as Server } from "./read-autoconfig.ts";
import { isKnownName, mailServersOf, offeredAt } from "../../platform/egress/index.ts";

export interface Discovery {
  provider: "microsoft" | "google" | null;
  /** Who told it: a provider that everybody knows, the domain's own records (RFC 6186), its own file, or what most people do. */
  source: "provider" | "records" | "autoconfig" | "convention" | "none";
  fetching: Server | null;
  sending: Server | null;
}

/** The great providers, by the servers that take their customers' mail. */
const providers: { provider: NonNullable<Discovery["provider"]>; mx: RegExp; imap: string; smtp: Omit<Server, "user"> }[] = [
  {
    provider: "microsoft",
    mx: /\.mail\.protection\.outlook\.com$|\.mx\.microsoft$/,
    imap: "outlook.office365.com",
    smtp: { host: "smtp.office365.com", port: 587, security: "starttls" },
  },
  {
    provider: "google",
    mx: /(^|\.)(google|googlemail)\.com$/,
    imap: "imap.gmail.com",
    smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
  },
];

/** Of several services the first that a domain offers, TLS before STARTTLS (RFC 8314). */
async function recorded(services: readonly [string, Server["security"]][], domain: string, user: string): Promise<Server | null> {
  const found = await Promise.all(services.map(async ([service, security]) => ({ at: await offeredAt(service, domain), security })));
  const first = found.find(({ at }) => at !== null);
  return first?.at ? { ...first.at, security: first.security, user } : null;
}

async function usual(names: readonly string[], port: number, user: string): Promise<Server | null> {
  const known = await Promise.all(names.map(isKnownName));
  const host = names.find((_, at) => known[at]);
  return host === undefined ? null : { host, port, security: "tls", user };
}

/** Where the mail of an address is fetched and sent, as far as its domain tells. */
export async function discover(address: string, reach: Reach = itself): Promise<Discovery> {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const [mx, fetching, sending] = await Promise.all([
    mailServersOf(domain),
    recorded(
      [
        ["imaps", "tls"],
        ["imap", "starttls"],
      ],
      domain,
      address,
    ),
    recorded(
      [
        ["submissions", "tls"],
        ["submission", "starttls"],
      ],
      domain,
      address,
    ),
  ]);
  const known = providers.find((one) => mx.some((host) => one.mx.test(host)));
  if (known) {
    const imap: Server = { host: known.imap, port: 993, security: "tls", user: address };
    return { provider: known.provider, source: "provider", fetching: imap, sending: { ...known.smtp, user: address } };
  }
  if (fetching && sending) return { provider: null, source: "records", fetching, sending };
  const own = await askAutoconfig(address, reach);
  if (own.fetching || own.sending)
    return { provider: null, source: "autoconfig", fetching: fetching ?? own.fetching, sending: sending ?? own.sending };
  const [imap, smtp] = await Promise.all([
    fetching ?? usual([`imap.${domain}`, `mail.${domain}`, ...mx.slice(0, 1)], 993, address),
    sending ?? usual([`smtp.${domain}`, `mail.${domain}`, ...mx.slice(0, 1)], 465, address),
  ]);
  return { provider: null, source: imap || smtp ? "convention" : "none", fetching: imap, sending: smtp };
}
