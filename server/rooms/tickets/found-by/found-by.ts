import type { Db } from "../../../platform/db.ts";
import { stemsOf, type Stems } from "./store-stems.ts";

/** Pieces of text that this process knows by heart: people who ask for help use few words again and again. */
const known = new Map<string, Stems>();
const mostKnown = 20_000;
/** From so many new ones on PostgreSQL reads the whole faster. */
const mostNew = 300;
/** What is longer is an address, and hardly comes twice. */
const longestKnown = 40;

// Beyond these PostgreSQL cuts, counts or reads otherwise than piece by piece.
const longestText = 20_000;
const longestPiece = 500;
const mostPlaces = 5000;
const mostOfOne = 120;

/** Each with one space before it, where there is any: PostgreSQL reads `~` and the like otherwise at the very beginning. */
const piecesIn = (text: string): string[] => text.match(/(^|[ \t\r\n])[^ \t\r\n]+/g)?.map((piece) => piece.replace(/^[\t\r\n]/, " ")) ?? [];

function keep(stems: Stems): void {
  if (stems.piece.length > longestKnown) return;
  // The oldest make room: who is used daily is soon learnt again.
  if (known.size >= mostKnown) for (const piece of [...known.keys()].slice(0, mostKnown / 4)) known.delete(piece);
  known.set(stems.piece, stems);
}

async function learn(tx: Db, pieces: readonly string[]): Promise<Map<string, Stems> | null> {
  const found = new Map<string, Stems>();
  const missing: string[] = [];
  for (const piece of new Set(pieces)) {
    const stems = known.get(piece);
    if (stems) found.set(piece, stems);
    else missing.push(piece);
  }
  if (missing.length > mostNew) return null;
  for (const stems of missing.length > 0 ? await stemsOf(tx, missing) : []) {
    found.set(stems.piece, stems);
    keep(stems);
  }
  return found;
}

/** As `||` of PostgreSQL puts vectors behind each other: the places of the second count on from the last of the first. */
function gather(parts: readonly { stems: readonly Stems[]; weight: string }[]): Map<string, string[]> {
  const words = new Map<string, string[]>();
  let last = 0;
  for (const { stems, weight } of parts) {
    for (const language of ["english", "norwegian"] as const) {
      const behind = last;
      let passed = behind;
      for (const one of stems) {
        for (const [place, word] of one[language]) {
          const at = passed + place;
          if (at > last) last = at;
          const places = words.get(word);
          if (places) places.push(at + weight);
          else words.set(word, [at + weight]);
        }
        passed += one.places;
      }
    }
  }
  return words;
}

const quoted = (word: string): string => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * What `search_vector` would make of a title and of a text (without a resolution), written as PostgreSQL writes it, and the same to the last
 * place: it is PostgreSQL that is asked for each piece that is new. Null for what only PostgreSQL can read as a whole: tags, what is very long,
 * and what is in words that hardly anybody used.
 */
export async function foundBy(tx: Db, title: string, text: string): Promise<string | null> {
  if (text.length > longestText || title.includes("<") || text.includes("<")) return null;
  const [titled, written] = [piecesIn(title), piecesIn(text)];
  if ([...titled, ...written].some((piece) => piece.length > longestPiece)) return null;
  const found = await learn(tx, [...titled, ...written]);
  if (!found) return null;
  const stemsIn = (pieces: readonly string[]) => pieces.flatMap((piece) => found.get(piece) ?? []);
  const parts = [
    { stems: stemsIn(titled), weight: "A" },
    { stems: stemsIn(written), weight: "C" },
  ];
  if (parts.reduce((sum, { stems }) => stems.reduce((all, { places }) => all + places, sum), 0) > mostPlaces) return null;
  const words = gather(parts);
  if ([...words.values()].some((places) => places.length > 2 * mostOfOne)) return null;
  return [...words].map(([word, places]) => `${quoted(word)}:${places.join(",")}`).join(" ");
}
