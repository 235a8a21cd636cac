import { climb } from "../../../../contract/form.ts";
import type { Field, FieldValue, FieldValues } from "../../../../contract/field.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { assetName, findAssetsByIds } from "../../assets/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { innerFiles, publicFiles } from "../store-attachments.ts";

interface BothWords {
  en: string;
  nb: string;
}
/** Names of people, assets and files by their id. */
export type Names = ReadonlyMap<string, string>;

const both = (word: string): BothWords => ({ en: word, nb: word });
const join = (words: readonly BothWords[], by: string): BothWords => ({
  en: words.map(({ en }) => en).join(by),
  nb: words.map(({ nb }) => nb).join(by),
});

const days = {
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
  nb: new Intl.DateTimeFormat("nb-NO", { dateStyle: "long", timeZone: "UTC" }),
};
const dayOf = (value: string): BothWords => {
  const at = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? both(value) : { en: days.en.format(at), nb: days.nb.format(at) };
};

/** The name of what was chosen; what is no longer known keeps its key, so that nothing that was answered disappears. */
const chosen = ({ choices }: Field, key: string): BothWords => choices.find((choice) => choice.key === key)?.label ?? both(key);
const branch = ({ choices }: Field, key: string): BothWords => {
  const path = climb(choices, key);
  return path.length > 0
    ? join(
        path.map(({ label }) => label),
        " › ",
      )
    : both(key);
};
const nobody = { en: "Somebody who is no longer here", nb: "Noen som ikke er her lenger" };
const noAsset = { en: "An asset that is no longer here", nb: "Utstyr som ikke er her lenger" };
const noFile = { en: "A file that is no longer here", nb: "En fil som ikke er her lenger" };

function named(names: Names, id: string, gone: BothWords): BothWords {
  const name = names.get(id);
  return name === undefined ? gone : both(name);
}

/** What an answer says, in both languages. Pure. */
export function wordsOf(field: Field, value: FieldValue, names: Names): BothWords {
  if (Array.isArray(value))
    return join(
      value.map((key) => chosen(field, key)),
      ", ",
    );
  if (typeof value === "boolean") return value ? { en: "Yes", nb: "Ja" } : { en: "No", nb: "Nei" };
  if (typeof value === "number") return { en: String(value), nb: String(value).replace(".", ",") };
  switch (field.kind) {
    case "choice":
    case "choices":
      return chosen(field, value);
    case "tree":
      return branch(field, value);
    case "date":
      return dayOf(value);
    case "person":
      return isId(value) ? named(names, value, nobody) : both(value);
    case "asset":
      return isId(value) ? named(names, value, noAsset) : both(value);
    case "file":
      return named(names, value, noFile);
    default:
      return both(value);
  }
}

/**
 * The names that these answers need; asks nothing where there is no person, no asset and no file among them. Of files that technicians alone see only
 * where the question is for them alone.
 */
export async function namesIn(db: Db, ticketId: string, fields: readonly Field[], values: FieldValues): Promise<Names> {
  const idsOf = (kind: Field["kind"], asked = fields) =>
    asked.flatMap((field) => {
      const value = field.kind === kind ? values[field.key] : undefined;
      return typeof value === "string" && isId(value) ? [value] : [];
    });
  const [people, assets, files] = [idsOf("person"), idsOf("asset"), idsOf("file")];
  const inner = idsOf(
    "file",
    fields.filter(({ internal }) => internal),
  );
  const [persons, things, attached, inside] = await Promise.all([
    findPeopleByIds(db, people),
    findAssetsByIds(db, assets),
    files.length > 0 ? publicFiles(db, [ticketId], files) : [],
    innerFiles(db, ticketId, inner),
  ]);
  return new Map([
    ...[...persons.values()].map((one) => [one.id, one.name] as const),
    ...[...things.values()].map((one) => [one.id, assetName(one)] as const),
    ...[...attached, ...inside].map((one) => [one.id, one.name] as const),
  ]);
}
