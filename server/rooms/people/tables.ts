import type { Generated } from "kysely";
import type { PersonMark } from "../../../contract/person-marks.ts";
import type { Language } from "../../../contract/shapes.ts";

export interface PeopleTables {
  organization: {
    id: string;
    name: string;
    domain: string | null;
    external_id: string | null;
    source: string | null;
    created_at: Generated<Date>;
  };
  site: { id: string; organization_id: string; name: string; address: string | null; time_zone: Generated<string> };
  room: { id: string; site_id: string; name: string };
  person: {
    id: string;
    name: string;
    email: string | null;
    email_failing_since: Date | null;
    email_failing_reason: string | null;
    phone: string | null;
    mobile: string | null;
    title: string | null;
    department: string | null;
    language: Generated<Language>;
    time_zone: Generated<string>;
    organization_id: string | null;
    site_id: string | null;
    room_id: string | null;
    active: Generated<boolean>;
    external_id: string | null;
    source: string | null;
    version: Generated<number>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  /** Written by triggers. */
  contact_point: { person_id: string; kind: "email" | "phone" | "mobile"; value: string; since: Date; until: Date | null };
  person_term: { person_id: string; term: string; kind: number };
  name_word: { word: string };
  person_mark: { person_id: string; mark: PersonMark; note: string | null; set_by: string | null; set_at: Date };
  /** View published by the teams room. */
  technician: { person_id: string };
  /** View published by the access room: who was given a role. */
  entrusted_person: { person_id: string; administrator: boolean };
}
