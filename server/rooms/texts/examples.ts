import type { Language } from "../../../contract/shapes.ts";
import { say } from "../../platform/i18n.ts";
import type { Values } from "./template.ts";

/** A made-up value for every path, in the language of the mail: for previews and tests. */
export const examples = (language: Language, paths: readonly string[]): Values =>
  Object.fromEntries(paths.map((path) => [path, say(language, `mail_path.${path}.example`)]));
