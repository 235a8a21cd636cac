/** One MAPI property as TNEF writes it (MS-OXTNEF 2.1.3.4): only those of text and bytes are kept. */
export interface Property {
  type: number;
  unicode: boolean;
  value: Buffer;
}

const many = 0x1000;
const named = 0x8000;
/** Bytes of the types of a fixed length, with their padding. */
const fixed: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const counted = new Set([0x1e, 0x1f, 0x0d, 0x102]);

const padded = (size: number): number => size + ((4 - (size % 4)) % 4);

/** Reads a list of properties, as far as it is one. The first value of a property with many counts. */
export function readProperties(bytes: Buffer): Map<number, Property> {
  const found = new Map<number, Property>();
  let at = 0;
  const u32 = (): number => {
    const value = bytes.readUInt32LE(at);
    at += 4;
    return value;
  };
  try {
    const count = Math.min(u32(), 2000);
    for (let index = 0; index < count; index++) {
      const tag = u32();
      const type = tag & 0xffff & ~many;
      const id = tag >>> 16;
      if (id >= named) {
        at += 16;
        at += u32() === 1 ? padded(u32()) : 4;
      }
      const multiple = (tag & many) !== 0;
      const values = Math.min(multiple || counted.has(type) ? u32() : 1, 2000);
      for (let one = 0; one < values; one++) {
        const size = fixed[type] ?? u32();
        if (size > bytes.length - at) return found;
        if (counted.has(type) && !found.has(id)) found.set(id, { type, unicode: type === 0x1f, value: bytes.subarray(at, at + size) });
        at += padded(size);
      }
    }
  } catch {
    // Beyond its end: what was read before is good.
  }
  return found;
}
