/** Microsoft's and Proofpoint-like relays wrap links; a reader wants to see where a link leads. */
function unwrapped(href: string): string {
  if (!/^https:\/\/[a-z0-9]{1,20}\.safelinks\.protection\.outlook\.com\//i.test(href.slice(0, 100))) return href;
  return URL.parse(href)?.searchParams.get("url") ?? href;
}

const bare = (address: string) =>
  address
    .replace(/^(?:https?:\/\/|mailto:|tel:)/i, "")
    .replace(/^www\./i, "")
    .replace(/\/$/, "")
    .toLowerCase();

/** What is added behind a link's words: its target in angle brackets, unless the words say it or it leads nowhere. */
export function linkTarget(words: string, href: string): string {
  const target = unwrapped(href.trim().slice(0, 2000));
  if (words === "" || !/^(?:https?:\/\/|mailto:)/i.test(target)) return "";
  const shown = target.replace(/^mailto:/i, "").split("?subject=", 1)[0] ?? "";
  return bare(words) === bare(shown) || bare(words) === bare(href.trim()) ? "" : ` <${shown}>`;
}
