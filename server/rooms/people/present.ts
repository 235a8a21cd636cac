import type { Person } from "../../../contract/people.ts";
import type { Named } from "../../../contract/shapes.ts";
import type { PersonRow } from "./store.ts";
import type { OrganizationRow, RoomRow, SiteRow } from "./store-places.ts";

export const presentNamed = (id: string | null, name: string | null): Named | null => (id && name !== null ? { id, name } : null);

export const presentPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  email_failing: row.email_failing_since && { since: row.email_failing_since.toISOString(), reason: row.email_failing_reason ?? "" },
  phone: row.phone,
  mobile: row.mobile,
  title: row.title,
  department: row.department,
  language: row.language,
  time_zone: row.time_zone,
  organization: presentNamed(row.organization_id, row.organization_name),
  site: presentNamed(row.site_id, row.site_name),
  room: presentNamed(row.room_id, row.room_name),
  active: row.active,
  external_id: row.external_id,
  source: row.source,
  created_at: row.created_at.toISOString(),
});

export const presentOrganization = ({ id, name, domain, external_id, source }: OrganizationRow) => ({
  id,
  name,
  domain,
  external_id,
  source,
});

export const presentSite = (row: SiteRow) => ({
  id: row.id,
  name: row.name,
  address: row.address,
  time_zone: row.time_zone,
  organization: { id: row.organization_id, name: row.organization_name },
});

export const presentRoom = (row: RoomRow) => ({ id: row.id, name: row.name, site: { id: row.site_id, name: row.site_name } });
