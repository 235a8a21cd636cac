/** Which list is shown: of what, and mine or those that others use, too. */
export interface Place {
  kind: "snippets" | "macros";
  mine: boolean;
}

/** Its part of the address. */
export const sectionOf = ({ kind, mine }: Place): string => (mine ? kind : `shared-${kind}`);
