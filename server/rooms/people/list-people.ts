import type { Db } from "../../platform/db.ts";
import { soundAlike } from "../../platform/fold.ts";
import { readQuestion } from "./question.ts";
import { listPeople, type PersonRow, type WantedTerm } from "./store.ts";
import { backwards, kinds } from "./terms.ts";

/** Each word as it is written or sounds; numbers from the front or the back. */
export function termsWanted(q: string): WantedTerm[][] {
  const question = readQuestion(q);
  if (question.kind === "nothing") return [];
  if (question.kind === "mail") return [[{ kind: kinds.other, prefix: question.mail }]];
  if (question.kind === "number") {
    return [
      [
        ...question.digits.map((prefix) => ({ kind: kinds.number, prefix })),
        { kind: kinds.numberBackwards, prefix: backwards(question.last) },
      ],
    ];
  }
  return question.words.map((word) => [
    { kind: kinds.name, prefix: word },
    { kind: kinds.other, prefix: word },
    { kind: kinds.name, prefix: soundAlike(word) },
    { kind: kinds.sound, prefix: soundAlike(word) },
  ]);
}

export interface ListGiven {
  q?: string;
  organization?: string;
  active?: boolean;
  external_id?: string;
  source?: string;
}

/** People by name from a cursor on; one row more than `limit` tells that there is a next page. */
export const peoplePage = (
  db: Db,
  { q = "", organization, active, external_id, source }: ListGiven,
  after: readonly unknown[] | null,
  limit: number,
): Promise<PersonRow[]> => listPeople(db, { organization, active, external_id, source, wanted: termsWanted(q) }, after, limit);
