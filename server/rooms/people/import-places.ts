import type { CellError, PlaceCells } from "./import-cells.ts";
import type { Place } from "./settle-place.ts";
import type { OrganizationRow, RoomRow, SiteRow } from "./store-places.ts";

const same = (text: string) => text.trim().toLocaleLowerCase("nb");

function groupBy<T>(rows: readonly T[], key: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const found = key(row);
    if (found !== null) groups.set(same(found), [...(groups.get(same(found)) ?? []), row]);
  }
  return groups;
}

export type PlaceBook = ReturnType<typeof placeBook>;

/** Every place by what a spreadsheet calls it: names in any case; organizations also by mail domain or external id. */
export function placeBook(
  organizations: readonly OrganizationRow[],
  sites: readonly SiteRow[],
  rooms: readonly Omit<RoomRow, "site_name">[],
) {
  return {
    organizations: groupBy(organizations, (row) => row.name),
    byDomain: new Map(organizations.flatMap((row) => (row.domain ? [[row.domain.toLowerCase(), row] as const] : []))),
    byExternalId: groupBy(organizations, (row) => row.external_id),
    sites: groupBy(sites, (row) => row.name),
    siteById: new Map(sites.map((row) => [row.id, row])),
    rooms: new Map(rooms.map((row) => [`${row.site_id} ${same(row.name)}`, row.id])),
  };
}

export interface FoundPlace {
  place: Required<Place>;
  timeZone: string | null;
  /** A room that the site does not have yet: an import adds it, because a room is only a name. */
  newRoom: { siteId: string; name: string } | null;
}

type Answer<T> = { found: T | null } | { error: CellError };

function findOrganization(book: PlaceBook, cell: string): Answer<OrganizationRow> {
  const byName = book.organizations.get(same(cell)) ?? [];
  if (byName.length > 1) return { error: { column: "organization", code: "organization_ambiguous", facts: { name: cell } } };
  const found = byName[0] ?? book.byDomain.get(same(cell)) ?? book.byExternalId.get(same(cell))?.[0];
  return found ? { found } : { error: { column: "organization", code: "organization_unknown", facts: { name: cell } } };
}

function findSite(book: PlaceBook, cell: string, organizationId: string | null): Answer<SiteRow> {
  const named = book.sites.get(same(cell)) ?? [];
  const here = organizationId ? named.filter((site) => site.organization_id === organizationId) : named;
  if (here.length > 1) return { error: { column: "site", code: "site_ambiguous", facts: { name: cell } } };
  return here[0] ? { found: here[0] } : { error: { column: "site", code: "site_unknown", facts: { name: cell } } };
}

/**
 * Where a row says that somebody is. Empty cells leave what is known: for a new person the organization of the mail's
 * domain. Organizations and sites are never made up by an import: they decide who reads which tickets, and by which clock.
 */
export function findPlace(
  book: PlaceBook,
  cells: PlaceCells,
  email: string | undefined,
  before: Required<Place> | null,
): FoundPlace | { error: CellError } {
  const organization: Answer<OrganizationRow> = cells.organization ? findOrganization(book, cells.organization) : { found: null };
  if ("error" in organization) return organization;
  const guessed = before ? before.organization_id : (email && book.byDomain.get(email.split("@")[1] ?? "")?.id) || null;
  const known = organization.found?.id ?? guessed;
  const site: Answer<SiteRow> = cells.site ? findSite(book, cells.site, known) : { found: null };
  if ("error" in site) return site;
  const organizationId = organization.found?.id ?? site.found?.organization_id ?? known;
  const staying = before?.site_id ? book.siteById.get(before.site_id) : undefined;
  const at = site.found ?? (staying?.organization_id === organizationId ? staying : undefined);
  if (cells.room && !at) return { error: { column: "room", code: "room_without_site", facts: { name: cells.room } } };
  const keptRoom = at && at.id === before?.site_id ? before.room_id : null;
  const roomId = cells.room && at ? (book.rooms.get(`${at.id} ${same(cells.room)}`) ?? null) : keptRoom;
  return {
    place: { organization_id: organizationId, site_id: at?.id ?? null, room_id: roomId },
    timeZone: at?.time_zone ?? null,
    newRoom: cells.room && at && !roomId ? { siteId: at.id, name: cells.room } : null,
  };
}

/** A room just added is known to the rows that follow. */
export const addRoom = (book: PlaceBook, siteId: string, name: string, id: string) => book.rooms.set(`${siteId} ${same(name)}`, id);
