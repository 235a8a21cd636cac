import type { Answer } from "../../../platform/client.ts";
import type { SeenCertificate } from "../../../../contract/mail-fault.ts";
import type { Mailbox } from "../../../../contract/mailboxes.ts";

/** One server, as a form holds it. */
export interface ServerValues {
  host: string;
  port: string;
  security: "tls" | "starttls" | "none";
  auth: "password" | "oauth2";
  user: string;
  password: string;
  certificate: SeenCertificate | null;
}

export type Found = Answer<"POST /mailboxes/discoveries">;
export type Tested = Answer<"POST /mailboxes/tests">;

const usual = { fetching: { port: "993", security: "tls" }, sending: { port: "587", security: "starttls" } } as const;

/** Microsoft lets no program in with a password. */
const wayIn = ({ provider }: Found) => (provider === "microsoft" ? ("oauth2" as const) : ("password" as const));

/** What the form begins with: what was found for the address, or what is usual. */
export function foundServer(found: Found, which: "fetching" | "sending", address: string): ServerValues {
  const known = found[which];
  const { host = "", security = usual[which].security, user = address } = known ?? {};
  return {
    host,
    port: known ? String(known.port) : usual[which].port,
    security,
    auth: wayIn(found),
    user,
    password: "",
    certificate: null,
  };
}

/** What the form begins with where a server is kept. */
export function keptServer(kept: Mailbox["fetching"] | Mailbox["sending"], which: "fetching" | "sending", address: string): ServerValues {
  if (!kept) return { host: "", ...usual[which], auth: "password", user: address, password: "", certificate: null };
  const { host, port, security, user, trusted } = kept;
  const auth = kept.auth === "oauth2" ? kept.auth : "password";
  return { host, port: String(port), security, auth, user, password: "", certificate: trusted };
}

/** What the API takes of it. Without a user it is sent without signing in. */
export const fetchingBody = ({ port, security, password, certificate, ...rest }: ServerValues) => ({
  ...rest,
  port: Number(port),
  security: security === "starttls" ? security : ("tls" as const),
  certificate: certificate?.pem ?? null,
  ...(password && rest.auth === "password" && { password }),
});

export const sendingBody = ({ port, password, certificate, ...rest }: ServerValues) => ({
  ...rest,
  port: Number(port),
  auth: rest.user.trim() === "" ? ("none" as const) : rest.auth,
  certificate: certificate?.pem ?? null,
  ...(password && rest.auth === "password" && { password }),
});

type Kept = { host: string; port: number; security: string; user: string; secret_set_at: string | null } | null;

/** A kept password is sent to the server that it was given for and to no other one: elsewhere it is asked for again. Pure. */
export const needsPasswordAgain = (kept: Kept, { host, port, security, user }: ServerValues): boolean =>
  Boolean(kept?.secret_set_at) &&
  (kept?.host !== host.trim().toLowerCase() || kept.port !== Number(port) || kept.security !== security || kept.user !== user.trim());
