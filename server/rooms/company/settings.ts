let publicUrl = "http://127.0.0.1";

/** Called once, before the first request: where the desk is reached. */
export function configureCompany(given: { publicUrl: string }): void {
  publicUrl = given.publicUrl.replace(/\/$/, "");
}

/** Where a provider sends the browser back to; each has an address of its own, so that none answers for another (RFC 9700, 4.4.2.2). */
export const redirectUri = (key: string): string => `${publicUrl}/sign-in/company/${key}`;
/** Where it says that somebody signed out. */
export const logoutUri = (key: string): string => `${publicUrl}/api/v1/sign-in-ways/${key}/logouts`;
/** Where it sends the browser after signing out. */
export const afterLogoutUri = (): string => `${publicUrl}/sign-in`;

const here = "https://desk.invalid";

/** A path of ours to come back to; null for anything that could lead elsewhere. */
export const safeReturn = (given: string | null | undefined): string | null =>
  given && /^\/(?![/\\])[^\p{Cc}]*$/u.test(given) && URL.canParse(given, here) && new URL(given, here).origin === here ? given : null;
