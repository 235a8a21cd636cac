import type { Db } from "../../platform/db.ts";
import { organizationAt, type PersonRow } from "../people/index.ts";
import { directoriesOf } from "./store.ts";

/** Where accounts come from: a directory, or a provider that belongs to one (`id`) or to none. */
export interface Source {
  id: string | null;
  organization_id: string | null;
}

/** The organization of whom has this address there. */
export async function organizationFor(
  tx: Db,
  { organization_id }: Pick<Source, "organization_id">,
  email: string | null,
): Promise<string | null> {
  const domain = email?.split("@")[1];
  return organization_id ?? (domain ? organizationAt(tx, domain) : null);
}

/**
 * Whether the address alone makes somebody theirs: whoever writes addresses there would be given the account of a colleague with a
 * role, of another directory or of another company.
 */
export async function isJoinable(
  tx: Db,
  source: Source,
  person: PersonRow,
  entrusted: boolean,
  links: readonly { directory_id: string }[],
): Promise<boolean> {
  if (entrusted || (source.id !== null && links.some(({ directory_id }) => directory_id !== source.id))) return false;
  return person.organization_id === null || person.organization_id === (await organizationFor(tx, source, person.email));
}

/** The same, for who asks about one person. */
export const joinableByAddress = async (tx: Db, source: Source, person: PersonRow, entrusted: boolean): Promise<boolean> =>
  isJoinable(tx, source, person, entrusted, await directoriesOf(tx, person.id));
