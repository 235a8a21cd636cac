import type { LinkKind } from "../../../contract/links.ts";
import type { StoredKind } from "./tables.ts";

/** How a link is kept: from which of the two it is told. */
const kept: Record<LinkKind, { kind: StoredKind; turned: boolean }> = {
  parent: { kind: "child_of", turned: false },
  child: { kind: "child_of", turned: true },
  duplicate_of: { kind: "duplicate_of", turned: false },
  duplicated_by: { kind: "duplicate_of", turned: true },
  caused_by: { kind: "caused_by", turned: false },
  causes: { kind: "caused_by", turned: true },
  related: { kind: "related", turned: false },
};

/** As it is kept, told from `here`. */
export function asKept(kind: LinkKind, here: string, there: string): { from_id: string; kind: StoredKind; to_id: string } {
  const { kind: stored, turned } = kept[kind];
  return { from_id: turned ? there : here, kind: stored, to_id: turned ? here : there };
}

/** What the other ticket is to `here`. */
export function asSeen(link: { from_id: string; kind: StoredKind }, here: string): LinkKind {
  const turned = link.from_id !== here && link.kind !== "related";
  const found = (Object.keys(kept) as LinkKind[]).find((kind) => kept[kind].kind === link.kind && kept[kind].turned === turned);
  return found ?? "related";
}

/** Followed from link to link these must end somewhere. */
export const endsSomewhere = (kind: StoredKind): boolean => kind === "child_of" || kind === "duplicate_of";
