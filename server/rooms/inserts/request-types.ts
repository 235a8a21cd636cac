import type { Language } from "../../../contract/shapes.ts";
import { findRequestType, requestTypes, type RequestTypeRow } from "../catalog/index.ts";
import { formLink } from "../notifications/index.ts";
import { holds, type Source } from "./source.ts";

const nameOf = (row: RequestTypeRow, language: Language): string => (language === "nb" ? row.name_nb : row.name_en);
const hintOf = (row: RequestTypeRow, language: Language): string => (language === "nb" ? row.hint_nb : row.hint_en);

/** What can be asked for: its name, what it is for, and where its form stands in the portal. */
export const requestTypeInserts: Source = {
  source: "request_type",
  find: async (db, _actor, words, language) =>
    (await requestTypes(db, language))
      .filter((row) => holds(`${nameOf(row, language)} ${hintOf(row, language)}`, words))
      .map((row) => ({ id: row.id, name: nameOf(row, language), detail: hintOf(row, language) || null })),
  read: async (db, _actor, id, language) => {
    const row = await findRequestType(db, id);
    if (!row?.active) return null;
    return [[nameOf(row, language), hintOf(row, language)].filter(Boolean).join(": "), formLink(row.key)].join("\n");
  },
};
