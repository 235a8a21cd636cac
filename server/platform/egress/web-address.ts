import { isIP } from "node:net";
import { wrongField } from "../problem.ts";
import { isNamedHost } from "./named-hosts.ts";
import { mayReach } from "./place.ts";

const hostOf = (url: URL): string => url.hostname.replaceAll(/^\[|\]$/g, "");

/** How it may be reached: an administrator of the server named hosts inside; every other one is out on the internet, and behind TLS. */
export const reachOf = (url: URL): { purpose: "web" | "named"; plain: boolean } =>
  isNamedHost(hostOf(url)) ? { purpose: "named", plain: true } : { purpose: "web", plain: false };

/** The address as it is kept. Refuses what nothing may be told to; a name's addresses are looked at whenever it is connected to. */
export function checkAddress(text: string, pointer = "/url"): string {
  if (!URL.canParse(text)) throw wrongField(pointer, "web_address");
  const url = new URL(text);
  const { purpose, plain } = reachOf(url);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && plain)) throw wrongField(pointer, "needs_tls");
  if (url.username || url.password || url.hash) throw wrongField(pointer, "web_address");
  const port = Number(url.port || 443);
  const host = hostOf(url);
  // Below are other protocols, some of which take orders from a request.
  if (purpose === "web" && port !== 443 && port < 1024) throw wrongField(pointer, "web_address");
  if (purpose === "web" && (host === "localhost" || host.endsWith(".localhost"))) throw wrongField(pointer, "inside_address");
  if (isIP(host) !== 0 && !mayReach(host, purpose)) throw wrongField(pointer, "inside_address");
  return url.href;
}
