import type { FieldChoice } from "../../../../contract/field.ts";

/** The keys of a tree from top to bottom, each branch before the next one, in the form's order. Pure. */
export function treeOrder(choices: readonly FieldChoice[], parent: string | null = null): string[] {
  return choices.filter((choice) => choice.parent === parent).flatMap(({ key }) => [key, ...treeOrder(choices, key)]);
}
