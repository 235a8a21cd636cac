import type { Category } from "../../../contract/catalog.ts";

/** All words typed are in the path or the keywords, in any order; paths that hold them come first. Pure. */
export function fitting(categories: readonly Category[], words: string): Category[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const holds = (texts: readonly string[]) => wanted.every((word) => texts.some((text) => text.toLocaleLowerCase().includes(word)));
  const named = ({ path }: Category) => holds([path.en, path.nb]);
  const fit = categories.filter(
    (category) => category.active && (named(category) || holds([category.path.en, category.path.nb, ...category.keywords])),
  );
  return [...fit.filter(named), ...fit.filter((category) => !named(category))];
}
