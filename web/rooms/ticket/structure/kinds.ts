import type { LinkKind } from "../../../../contract/links.ts";

/** In the order in which one wants to read them. */
export const kinds = [
  "parent",
  "child",
  "duplicate_of",
  "duplicated_by",
  "caused_by",
  "causes",
  "related",
] as const satisfies readonly LinkKind[];
