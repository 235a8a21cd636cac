import { language as languages, type Language } from "../../../contract/shapes.ts";
import { toneKind, type ToneKind, type ToneOpening } from "../../../contract/tone.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { remembered } from "../../platform/remember.ts";
import { openingVersions, type OpeningRow } from "./store-openings.ts";

/** What stands for the first name of whoever asked. */
export const blank = "{{first_name}}";

const usual = (kind: ToneKind, language: Language): string => say(language, `tone.opening.${kind}`, { name: blank });

function present(kind: ToneKind, language: Language, all: readonly OpeningRow[]): ToneOpening {
  const rows = all.filter((row) => row.kind === kind && row.language === language);
  const [now] = rows;
  const come = usual(kind, language);
  return {
    kind,
    language,
    body: now?.body ?? come,
    usual: come,
    version: now?.version ?? 0,
    own: (now?.body ?? null) !== null,
    versions: rows.map(({ version, body, restored, changed_by, changed_by_name, changed_at }) => ({
      version,
      body: body ?? come,
      own: body !== null,
      restored,
      changed_by: { id: changed_by, name: changed_by_name },
      changed_at: changed_at.toISOString(),
    })),
  };
}

/** All of them, each kind in each language. */
export async function showOpenings(db: Db): Promise<ToneOpening[]> {
  const all = await openingVersions(db);
  return toneKind.options.flatMap((kind) => languages.options.map((language) => present(kind, language, all)));
}

export async function showOpening(db: Db, kind: ToneKind, language: Language): Promise<ToneOpening> {
  return present(kind, language, await openingVersions(db));
}

const known = remembered(/^tone_opening\./, (db, _: "all") => showOpenings(db));

/** How an answer may begin, as of a second ago at most. What a name holds is never read as a blank. */
export async function openingFor(db: Db, kind: ToneKind, language: Language, name: string): Promise<string> {
  const found = (await known(db, "all")).find((one) => one.kind === kind && one.language === language);
  return (found?.body ?? usual(kind, language)).split(blank).join(name);
}
