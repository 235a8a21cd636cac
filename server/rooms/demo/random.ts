/** Chance with a memory: the same seed tells the same story. Nothing here is secret, so nothing here is secure. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** By weight; weights need not add up to anything. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  /** Skewed as waiting times are: half below the median, a long tail above. */
  around(median: number, spread?: number): number;
  /** A UUIDv7 of that millisecond; in the order in which they are asked for. */
  idAt(ms: number): string;
}

const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");

/** mulberry32: small, quick, good enough for a story. */
export function randomFrom(seed: number): Random {
  let state = (seed * 0x9e3779b1) >>> 0;
  let sequence = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
  const bits = (count: number) => Math.floor(next() * 2 ** count);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  return {
    next,
    pick,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    weighted(list, weight) {
      const total = list.reduce((sum, item) => sum + weight(item), 0);
      let left = next() * total;
      return list.find((item) => (left -= weight(item)) < 0) ?? pick(list);
    },
    around(median, spread = 0.8) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(normal * spread);
    },
    idAt(ms) {
      const time = hex(Math.floor(ms), 12);
      sequence = (sequence + 1) % 4096;
      const variant = hex(8 + bits(2), 1);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(sequence, 3)}-${variant}${hex(bits(12), 3)}-${hex(bits(24), 6)}${hex(bits(24), 6)}`;
    },
  };
}
