import type { Understood } from "./understood.ts";
import { readBounce } from "./words/bounce.ts";
import { classify, type IsOurs } from "./words/classify.ts";
import { readForwarded, type ReadAttached } from "./words/forwarded.ts";
import type { Given } from "./words/given.ts";
import { isThanks } from "./words/is-thanks.ts";
import { languageOf } from "./words/language.ts";
import { looksLikeCode } from "./words/looks-like-code.ts";
import { newText } from "./words/new-text.ts";
import { readTags } from "./words/tags.ts";

export type Words = Pick<
  Understood,
  "new_text" | "classification" | "language" | "bounce" | "tags" | "looks_like_code" | "is_thanks" | "forwarded"
>;

/**
 * What the words of a message mean: the one door to this folder. Pure, and linear in the message's length whatever it holds. `isOurs`
 * confirms a header that only we can have written; `readAttached` reads a message within the message.
 */
export function understandWords(mail: Given, asked: { isOurs?: IsOurs; readAttached?: ReadAttached } = {}): Words {
  const new_text = newText(mail);
  const classification = classify(mail, asked.isOurs);
  const bounce = classification === "bounce" ? readBounce(mail) : null;
  return {
    new_text,
    classification,
    language: languageOf(new_text),
    bounce,
    tags: readTags(mail),
    looks_like_code: looksLikeCode(mail),
    is_thanks: isThanks(new_text),
    forwarded: classification === "message" || classification === "mailing_list" ? readForwarded(mail, asked.readAttached) : null,
  };
}
