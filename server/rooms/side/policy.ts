/** Where anybody has an address: there a domain is nobody. */
const everybodys =
  /^(gmail|googlemail|outlook|hotmail|live|msn|icloud|me|mac|yahoo|ymail|aol|gmx|proton|protonmail|online|web|mail)\.[a-z.]{2,6}$/;

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Whose mail comes together: a domain's, or where anybody has an address, that address's. */
export const ownerOf = (address: string): string => (everybodys.test(domainOf(address)) ? address.toLowerCase() : domainOf(address));

/** Whether a sender is the vendor, or a colleague of theirs; of our own colleagues only who was written to. Pure. */
export function isWith(vendor: string, sender: string, desk: string | null): boolean {
  if (vendor.toLowerCase() === sender.toLowerCase()) return true;
  const owner = ownerOf(vendor);
  return !owner.includes("@") && owner === ownerOf(sender) && (desk === null || domainOf(desk) !== owner);
}
