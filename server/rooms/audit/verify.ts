import type { KeyObject } from "node:crypto";
import type { Db } from "../../platform/db.ts";
import type { Anchor } from "./anchor.ts";
import { beginning, hashLink, hashRows, isSigned, nameOfKey } from "./chain.ts";
import { rowsByIds, segmentsAfter, standing, strangers, type SegmentRow } from "./store.ts";

export interface Fault {
  kind:
    | "missing_segment"
    | "link"
    | "signature"
    | "key"
    | "rows"
    | "gone"
    | "stranger"
    | "forgotten"
    | "unsealed"
    | "anchor_ahead"
    | "anchor_differs"
    | "anchor_signature";
  sentence: string;
}

export interface Verdict {
  segments: number;
  rows: number;
  forgotten: number;
  faults: Fault[];
}

const together = 50;
/** Right after an update there may be much to seal; nobody waits for it. */
export const patience = 30 * 60_000;
/** Facts are kept so long (ms) at least, before `audit forget` may let them go. */
export const leastKept = 90 * 24 * 60 * 60_000;
const shown = 5;
const moment = (at: Date): string => at.toISOString().replace("T", " ").slice(0, 19);
const named = ({ n, sealed_at }: SegmentRow): string => `Segment ${n} (sealed ${moment(sealed_at)} UTC)`;

/** What is forgotten was kept long enough, and is gone: else somebody else opened that door. */
function faultOfForgotten(segment: SegmentRow, forgotten: Date, left: number, now: Date): Fault | null {
  const early = forgotten.getTime() - segment.sealed_at.getTime() < leastKept || forgotten > now;
  if (early)
    return { kind: "forgotten", sentence: `${named(segment)} is said to be forgotten though it was not yet time: its rows were deleted.` };
  return left === 0
    ? null
    : {
        kind: "forgotten",
        sentence: `${named(segment)} is said to be forgotten, and ${left} of its rows are here: they were put in again.`,
      };
}

/** What is wrong with the facts of one segment. */
async function faultOfRows(db: Db, segment: SegmentRow, now: Date): Promise<Fault | null> {
  const rows = await rowsByIds(db, segment.ids);
  if (segment.forgotten_at) return faultOfForgotten(segment, segment.forgotten_at, rows.length, now);
  const there = new Set(rows.map(({ id }) => id));
  const gone = segment.ids.filter((id) => !there.has(id));
  if (gone.length > 0) {
    const which = gone.slice(0, shown).join(", ");
    return { kind: "gone", sentence: `${named(segment)}: ${gone.length} of ${segment.ids.length} rows were deleted, among them ${which}.` };
  }
  if (hashRows(rows).equals(segment.rows_hash)) return null;
  return { kind: "rows", sentence: `${named(segment)}: at least one of its ${segment.ids.length} rows was changed after it was sealed.` };
}

function faultOfLink(segment: SegmentRow, before: Buffer, wanted: number, key: KeyObject): Fault | null {
  const n = Number(segment.n);
  if (n !== wanted) return { kind: "missing_segment", sentence: `Segments ${wanted} to ${n - 1} are missing.` };
  if (!hashLink(before, { ...segment, n }).equals(segment.hash))
    return {
      kind: "link",
      sentence: `${named(segment)} does not follow from the one before: it, or one before it, was rewritten, left out or swapped.`,
    };
  if (segment.key_name !== nameOfKey(key))
    return {
      kind: "key",
      sentence: `${named(segment)} was sealed with another key (${segment.key_name}) than the one to check with (${nameOfKey(key)}).`,
    };
  return isSigned(key, segment.hash, segment.signature)
    ? null
    : { kind: "signature", sentence: `${named(segment)} carries a signature that is not the sealer's.` };
}

/** What was told elsewhere has to be here, and the same. Pure. */
function faultOfAnchor(anchor: Anchor, hashes: ReadonlyMap<number, string>, last: number, key: KeyObject): Fault | null {
  const when = `The anchor of ${moment(new Date(anchor.at))} UTC`;
  if (!isSigned(key, Buffer.from(anchor.hash, "hex"), Buffer.from(anchor.signature, "base64")))
    return { kind: "anchor_signature", sentence: `${when} carries a signature that is not the sealer's.` };
  if (anchor.n > last)
    return {
      kind: "anchor_ahead",
      sentence: `${when} knows segment ${anchor.n}, and the audit trail ends with segment ${last}: its end was cut off, or an older copy of the database was put in its place.`,
    };
  if (hashes.get(anchor.n) === anchor.hash) return null;
  return { kind: "anchor_differs", sentence: `${when} has another hash for segment ${anchor.n}: the audit trail was rewritten.` };
}

/** Goes through the whole chain, and holds it against what was told elsewhere. Each kind of fault is told; the first break of the chain ends it. */
export async function verify(db: Db, key: KeyObject, anchors: readonly Anchor[], now: Date): Promise<Verdict> {
  const verdict: Verdict = { segments: 0, rows: 0, forgotten: 0, faults: [] };
  const wanted = new Set(anchors.map(({ n }) => n));
  const hashes = new Map<number, string>();
  let before = beginning;
  for (let batch = await segmentsAfter(db, 0, together); batch.length > 0; batch = await segmentsAfter(db, verdict.segments, together)) {
    for (const segment of batch) {
      const broken = faultOfLink(segment, before, verdict.segments + 1, key);
      if (broken) verdict.faults.push(broken);
      const wrong = await faultOfRows(db, segment, now);
      if (wrong) verdict.faults.push(wrong);
      if (segment.forgotten_at !== null) verdict.forgotten += 1;
      verdict.segments = Number(segment.n);
      verdict.rows += segment.ids.length;
      before = segment.hash;
      if (wanted.has(verdict.segments)) hashes.set(verdict.segments, segment.hash.toString("hex"));
    }
    if (verdict.faults.length > 20) break;
  }
  for (const { id, type, at } of await strangers(db, shown)) {
    const sentence = `The row ${id} (${type}, dated ${moment(at)} UTC) is in no segment: it was put in behind the sealer.`;
    verdict.faults.push({ kind: "stranger", sentence });
  }
  const { waiting_since: since } = await standing(db);
  if (since && now.getTime() - since.getTime() > patience)
    verdict.faults.push({
      kind: "unsealed",
      sentence: `Nothing was sealed since ${moment(since)} UTC: what was told since is not protected.`,
    });
  verdict.faults.push(...anchors.flatMap((anchor) => faultOfAnchor(anchor, hashes, verdict.segments, key) ?? []));
  return verdict;
}
