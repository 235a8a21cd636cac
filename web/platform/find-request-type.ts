import type { RequestType } from "../../contract/catalog.ts";
import type { Option } from "../ui/combo.tsx";
import { inMyLanguage } from "./i18n.ts";
import { askOnce } from "./queries.ts";

export const typeOption = ({ id, name, hint }: Pick<RequestType, "id" | "name"> & { hint?: RequestType["hint"] }): Option => ({
  value: id,
  label: inMyLanguage(name),
  ...(hint && { detail: inMyLanguage(hint) }),
});

/** What can be asked for, by words of its name or of what is said of it, in either language; for `<Combo find>`. */
export async function findRequestTypes(words: string): Promise<Option[]> {
  const { items } = await askOnce("GET /request-types");
  const sought = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const of = ({ name, hint }: RequestType) => [name.en, name.nb, hint.en, hint.nb].join(" ").toLocaleLowerCase();
  return items.filter((type) => sought.every((word) => of(type).includes(word))).map(typeOption);
}
