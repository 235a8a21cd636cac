import type { MailboxRow } from "../mailboxes/index.ts";
import { ownerOf } from "../side/index.ts";
import type { Understood } from "./understand/understood.ts";

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/**
 * The numbers that another help desk gave the matter, and whose they are: its domain's, so that all its people's mail comes together.
 * None for colleagues, who may write about the same number without meaning the same ticket.
 */
export function vendorTags({ from, tags }: Pick<Understood, "from" | "tags">, { address }: Pick<MailboxRow, "address">) {
  const theirs = tags.filter((tag) => !tag.startsWith("firstline:"));
  if (!from || theirs.length === 0) return null;
  const domain = domainOf(from.address);
  if (address && domainOf(address) === domain) return null;
  return { tags: theirs, owner: ownerOf(from.address) };
}
