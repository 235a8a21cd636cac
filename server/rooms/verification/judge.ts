import type { Assurance, EvidenceSet, Need, VerificationMethod } from "../../../contract/verification.ts";
import { strengths } from "./methods.ts";

export interface Proved {
  id: string;
  method: VerificationMethod;
  /** Who answered for it beside who looked. */
  asked_id?: string | null;
}

export interface Judgement {
  /** What is enough and waits least; null: nothing is yet. */
  met: { evidence: string[]; delayMinutes: number } | null;
  /** Of what lacks least, what is still needed; empty when it is met, or when nothing would be enough. */
  missing: Need[];
}

const strong = (has: Assurance | null, least: Assurance): boolean => has === "high" || has === least;

const fills = ({ method }: Proved, { least, methods }: Need): boolean =>
  methods.length > 0 ? methods.includes(method) : least !== null && strong(strengths[method].assurance, least);

const proofs = (taken: readonly Proved[]): Proved[] => taken.filter(({ method }) => strengths[method].assurance !== null);

/** What proves nothing alone has another proof beside it. */
const stands = (taken: readonly Proved[]): boolean =>
  proofs(taken).length > 1 || proofs(taken).every(({ method }) => strengths[method].alone);

interface Filling {
  taken: Proved[];
  open: Need[];
}

/** Of the same channel, by the same person, or both nothing but the technician's word. */
function isTheSame(one: Proved, other: Proved): boolean {
  const [a, b] = [strengths[one.method], strengths[other.method]];
  const samePerson = one.asked_id !== null && one.asked_id !== undefined && one.asked_id === other.asked_id;
  return a.channel === b.channel || samePerson || (a.word === true && b.word === true);
}

/** Every way to fill the needs, each by other evidence of another channel and another person; a need may stay open. */
function* fillings([need, ...rest]: readonly Need[], evidence: readonly Proved[], so: Filling): Generator<Filling> {
  if (!need) return yield so;
  for (const one of evidence.filter((each) => fills(each, need))) {
    if (so.taken.some((other) => isTheSame(one, other))) continue;
    yield* fillings(rest, evidence, { ...so, taken: [...so.taken, one] });
  }
  yield* fillings(rest, evidence, { ...so, open: [...so.open, need] });
}

const besides: Need = { least: "medium", methods: [] };

function bestOf(set: EvidenceSet, evidence: readonly Proved[]): Filling {
  let best: Filling | undefined;
  for (const found of fillings(set.needs, evidence, { taken: [], open: [] })) {
    const one = found.open.length > 0 || stands(found.taken) ? found : { ...found, open: [besides] };
    if (!best || one.open.length < best.open.length) best = one;
    if (best.open.length === 0) break;
  }
  return best ?? { taken: [], open: [...set.needs] };
}

/** Whether what was proved is enough for one of the sets. Pure; of evidence that counts now, one of each way. */
export function judge(sets: readonly EvidenceSet[], evidence: readonly Proved[]): Judgement {
  const once = evidence.filter(({ method }, at) => evidence.findIndex((one) => one.method === method) === at);
  const tried = sets.map((set) => ({ set, ...bestOf(set, once) }));
  const [met] = tried.filter(({ open }) => open.length === 0).toSorted((a, b) => a.set.delay_minutes - b.set.delay_minutes);
  if (met) return { met: { evidence: met.taken.map(({ id }) => id), delayMinutes: met.set.delay_minutes }, missing: [] };
  const [nearest] = tried.toSorted((a, b) => a.open.length - b.open.length || b.taken.length - a.taken.length);
  return { met: null, missing: nearest?.open ?? [] };
}
