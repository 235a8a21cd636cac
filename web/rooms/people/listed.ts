import type { Person, PersonHit } from "../../../contract/people.ts";
import { useAsk, useAskPages } from "../../platform/queries.ts";

/** What a row shows of somebody. */
export interface Listed {
  id: string;
  name: string;
  active: boolean;
  facts: (string | null | undefined)[];
  phone: string | null;
}

const ofPerson = ({ id, name, active, title, organization, site, phone, mobile }: Person): Listed => ({
  id,
  name,
  active,
  facts: [title, organization?.name, site?.name],
  phone: phone ?? mobile,
});
const ofHit = ({ id, name, title, organization, site, phone }: PersonHit): Listed => ({
  id,
  name,
  active: true,
  facts: [title, organization, site],
  phone,
});

export interface PeopleSearch {
  q?: string;
  organization?: string;
}

/** People by name as they are spelt or sound; when there are none, those whose names are near to what was typed. */
export function useListed({ q, organization }: PeopleSearch) {
  const people = useAskPages("GET /people", { query: { q: q || undefined, organization, limit: 60 } });
  const nobody = Boolean(q) && !organization && !people.isLoading && !people.isPrevious && !people.error && people.items.length === 0;
  const near = useAsk("GET /people/find", { query: { q: q ?? "", limit: 20 }, enabled: nobody });
  const guessed = nobody ? (near.data?.items ?? []) : [];
  return {
    ...people,
    rows: guessed.length > 0 ? guessed.map(ofHit) : people.items.map(ofPerson),
    /** Nobody is spelt like that; these are only near. */
    isGuess: guessed.length > 0,
    /** What is shown answers what was asked, not what was asked before. */
    isSettled: !people.isLoading && !people.isPrevious && !(nobody && near.isLoading),
    isLoading: people.isLoading || (nobody && near.isLoading),
    error: people.error ?? (nobody ? near.error : null),
  };
}
