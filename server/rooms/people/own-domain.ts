import { remembered } from "../../platform/remember.ts";
import { organizationByDomain } from "./store-places.ts";

/** The organization whose people have their mail there, as of a second ago at most; null for nobody's. */
export const organizationAt = remembered(
  /^organization\./,
  async (db, domain: string) => (await organizationByDomain(db, domain))?.id ?? null,
);
