import { isIP } from "node:net";
import type { ChangedAsterisk, NewAsterisk } from "../../../../contract/telephone.ts";
import { isThisMachine, mayReach } from "../../../platform/egress/index.ts";
import { wrongField } from "../../../platform/problem.ts";
import { sealSecret } from "../secrets.ts";
import type { SystemRow } from "../store.ts";

const pointer = "/asterisk/url";

/** Where ARI is, as it is kept: https, or http on this machine. What the name means is looked at whenever it is connected to. */
export function ariAddress(text: string): string {
  if (!URL.canParse(text)) throw wrongField(pointer, "ari_address");
  const url = new URL(text.replace(/^ws(s?):/i, "http$1:"));
  if (!["http:", "https:"].includes(url.protocol) || url.username || url.password || url.search || url.hash)
    throw wrongField(pointer, "ari_address");
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  if (url.protocol === "http:" && host !== "localhost" && !isThisMachine(host)) throw wrongField(pointer, "ari_needs_tls");
  if (isIP(host) !== 0 && !mayReach(host, "telephone")) throw wrongField(pointer, "ari_address");
  const path = url.pathname.split("/").filter(Boolean).join("/").replace(/(?:^|\/)events$/, "");
  return `${url.origin}/${path || "ari"}`;
}

/** What is kept of a new one; nothing of it is shown again. */
export function newConnection(id: string, given: NewAsterisk | undefined) {
  if (!given) throw wrongField(pointer, "required");
  const { url, user, password, app = "firstline", certificate = null } = given;
  const kept = { ari_url: ariAddress(url), ari_user: user, ari_app: app, ari_certificate: certificate };
  return { shown: "", kept: { ...kept, token_hash: null, secret: sealSecret(id, password) } };
}

/**
 * What changes. A password that was given for one server and user is never sent to another one, or to whoever shows another certificate:
 * who may change the settings does not learn it that way.
 */
export function changedConnection(row: SystemRow, given: ChangedAsterisk) {
  if (row.kind !== "ari") throw wrongField("/asterisk", "unknown", { what: "asterisk" });
  const { url, user, app, certificate, password } = given;
  const after = {
    ari_url: url === undefined ? row.ari_url : ariAddress(url),
    ari_user: user ?? row.ari_user,
    ari_certificate: certificate === undefined ? row.ari_certificate : certificate,
  };
  const elsewhere = (["ari_url", "ari_user", "ari_certificate"] as const).some((field) => after[field] !== row[field]);
  if (elsewhere && password === undefined) throw wrongField("/asterisk/password", "password_again");
  return { ...after, ari_app: app ?? row.ari_app, ...(password !== undefined && { secret: sealSecret(row.id, password) }) };
}
