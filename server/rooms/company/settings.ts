let publicUrl = "http://127.0.0.1";

/** Called once, before the first request: where the desk is reached. */
export function configureCompany(given: { publicUrl: string }): void {
  publicUrl = given.publicUrl.replace(/\/$/, "");
}

/** The page on which a sign-in is finished. */
export const returnUri = (key: string): string => `${publicUrl}/sign-in/company/${key}`;
/** Where a SAML provider sends the browser with its answer. */
const assertionUri = (key: string): string => `${publicUrl}/api/v1/sign-in-ways/${key}/assertions`;
/** Where a provider sends the browser back to; each has an address of its own, so that none answers for another (RFC 9700, 4.4.2.2). */
export const redirectUri = ({ key, kind }: { key: string; kind: "oidc" | "saml" }): string =>
  kind === "saml" ? assertionUri(key) : returnUri(key);
/** What the desk says of itself at a SAML provider; its name there, too, unless told otherwise. */
export const metadataUri = (key: string): string => `${publicUrl}/api/v1/sign-in-ways/${key}/metadata`;
/** Where it says that somebody signed out. */
export const logoutUri = (key: string): string => `${publicUrl}/api/v1/sign-in-ways/${key}/logouts`;
/** Where it sends the browser after signing out. */
export const afterLogoutUri = (): string => `${publicUrl}/sign-in`;

const here = "https://desk.invalid";

/** A path of ours to come back to; null for anything that could lead elsewhere. */
export const safeReturn = (given: string | null | undefined): string | null =>
  given && /^\/(?![/\\])[^\p{Cc}]*$/u.test(given) && URL.canParse(given, here) && new URL(given, here).origin === here ? given : null;
