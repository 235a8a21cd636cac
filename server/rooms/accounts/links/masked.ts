import type { PasswordLinkWay } from "../../../../contract/password-links.ts";

/** Where a link goes, as the desk may see it: the end of a number, the first letter of an address. Pure. */
export function masked(way: PasswordLinkWay, to: string | null): string | null {
  if (way === "portal" || to === null) return null;
  return way === "sms" ? `…${to.slice(-3)}` : to.replace(/^(.).*(@.*)$/, "$1…$2");
}
