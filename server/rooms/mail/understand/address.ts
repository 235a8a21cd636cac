import { addrSpec, oneLine } from "../../../platform/addr-spec.ts";
import type { MailAddress } from "./understood.ts";

export { addrSpec, domain, oneLine } from "../../../platform/addr-spec.ts";

/** A pair of name and address; null when the address is none. */
export function mailAddress(name: string, address: string): MailAddress | null {
  const checked = addrSpec(address);
  return checked === null ? null : { name: oneLine(name).slice(0, 200), address: checked };
}
