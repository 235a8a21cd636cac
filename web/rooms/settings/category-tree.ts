import type { Category } from "../../../contract/catalog.ts";

export interface Branch {
  category: Category;
  /** 0 at the root. */
  depth: number;
}

/** Pure: the tree as it comes, each with its depth. A parent stands before its children. */
export function branches(categories: readonly Category[]): Branch[] {
  const depths = new Map<string, number>();
  return categories.map((category) => {
    const depth = category.parent_id === null ? 0 : (depths.get(category.parent_id) ?? 0) + 1;
    depths.set(category.id, depth);
    return { category, depth };
  });
}

/** Pure: those whose path or keywords hold every word, in either language. */
export function fitting(tree: readonly Branch[], typed: string): Branch[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return tree.filter(({ category: { path, keywords } }) => {
    const text = [path.en, path.nb, ...keywords].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
