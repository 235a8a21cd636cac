import { Parser } from "htmlparser2";
import { serverName, serverPort } from "../../../contract/mailboxes.ts";

export interface OfferedServer {
  host: string;
  port: number;
  security: "tls" | "starttls";
  user: string;
}

export interface Offered {
  fetching: OfferedServer | null;
  sending: OfferedServer | null;
}

const securities: Record<string, OfferedServer["security"]> = { SSL: "tls", STARTTLS: "starttls" };

function serverIn(texts: Readonly<Record<string, string>>, fill: (text: string) => string): OfferedServer | null {
  const host = serverName.safeParse(fill(texts["hostname"] ?? ""));
  const port = serverPort.safeParse(Number(texts["port"]));
  const security = securities[texts["sockettype"]?.trim() ?? ""];
  if (!host.success || !port.success || !security) return null;
  const user = fill(texts["username"] ?? "%EMAILADDRESS%").trim();
  return { host: host.data, port: port.data, security, user: user.slice(0, 254) };
}

/**
 * What a domain says of its mail servers in Thunderbird's format (config-v1.1.xml), for this address: the first IMAP and the first SMTP
 * server with TLS. Pure.
 */
export function readAutoconfig(xml: string, address: string): Offered {
  const at = address.lastIndexOf("@");
  const places: Record<string, string> = { ADDRESS: address, LOCALPART: address.slice(0, at), DOMAIN: address.slice(at + 1) };
  const fill = (text: string) => text.replaceAll(/%EMAIL(ADDRESS|LOCALPART|DOMAIN)%/g, (_, place: string) => places[place] ?? "");
  const offered: Offered = { fetching: null, sending: null };
  let way: keyof Offered | null = null;
  let texts: Record<string, string> = {};
  let element = "";
  const parser = new Parser(
    {
      onopentag(name, { type }) {
        element = name.toLowerCase();
        if (element === "incomingserver") way = type === "imap" ? "fetching" : null;
        if (element === "outgoingserver") way = type === "smtp" ? "sending" : null;
        if (element === "incomingserver" || element === "outgoingserver") texts = {};
      },
      ontext(text) {
        // What is offered several ways (authentication) is not asked for here; the first word counts.
        if (way && element) texts[element] = (texts[element] ?? "") + text;
      },
      onclosetag(name) {
        element = "";
        if (!/^(incoming|outgoing)server$/i.test(name)) return;
        if (way) offered[way] ??= serverIn(texts, fill);
        way = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return offered;
}
