import { wrongField } from "../../platform/problem.ts";
import { isLeaked, restsOnContext } from "./leaked-passwords.ts";

const shortest = 12;
const longest = 200;

/**
 * Length, leaks and context (NIST SP 800-63B, ASVS 6.2): no rules about kinds of characters. `words` are the person's
 * name, mail and organization. Refuses at `pointer` with what is wrong.
 */
export async function requireGoodPassword(password: string, words: readonly (string | null)[], pointer = "/password"): Promise<void> {
  const { length } = [...password];
  if (length < shortest || length > longest) throw wrongField(pointer, "password_length", { min: shortest, max: longest });
  const context = ["firstline", "forstelinje", "helpdesk", ...words.filter((word) => word !== null)];
  if (restsOnContext(password, context)) throw wrongField(pointer, "password_context");
  if (await isLeaked(password)) throw wrongField(pointer, "password_leaked");
}
