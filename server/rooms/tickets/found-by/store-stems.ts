import { sql, tables, type Db } from "../../../platform/db.ts";
import { gathered } from "../../../platform/gathered.ts";

/** What PostgreSQL makes of a piece of text without spaces, but one before it: in each language the words that it is found by, each behind its place. */
export interface Stems {
  piece: string;
  /** Places that it takes, also for what nobody looks for. */
  places: number;
  english: [place: number, word: string][];
  norwegian: [place: number, word: string][];
}

interface Row {
  piece: string;
  places: number;
  english: string[];
  norwegian: string[];
}

const placed = (row: string): [number, string] => {
  const space = row.indexOf(" ");
  return [Number(row.slice(0, space)), row.slice(space + 1)];
};

/** Behind each piece stands one more word, by whose place one sees how many places the piece takes. */
async function askStems(db: Db, pieces: readonly string[]): Promise<Map<string, Stems>> {
  const { rows } = await sql<Row>`
    select piece, (select max(place) - 1 from unnest(english) word, unnest(word.positions) place) as places,
      array(select place || ' ' || word.lexeme from unnest(english) word, unnest(word.positions) place) as english,
      array(select place || ' ' || word.lexeme from unnest(norwegian) word, unnest(word.positions) place) as norwegian
    from unnest(${[...pieces]}::text[]) as piece,
      to_tsvector('english', piece || ' behindit') as english, to_tsvector('norwegian', piece || ' behindit') as norwegian`.execute(
    tables(db),
  );
  return new Map(
    rows.map(({ piece, places, english, norwegian }) => {
      const within = (words: readonly string[]) => words.map(placed).filter(([place]) => place <= places);
      return [piece, { piece, places, english: within(english), norwegian: within(norwegian) }];
    }),
  );
}

/** The stems of many pieces, for all who ask in this moment at once. */
export const stemsOf = gathered(async (db: Db, asked: readonly (readonly string[])[]): Promise<Stems[][]> => {
  const stems = await askStems(db, [...new Set(asked.flat())]);
  return asked.map((pieces) => pieces.flatMap((piece) => stems.get(piece) ?? []));
});
