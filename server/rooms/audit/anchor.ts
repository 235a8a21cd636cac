import { z } from "zod";
import type { SegmentRow } from "./store.ts";

const shape = z.object({
  n: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  key: z.string(),
  signature: z.string().regex(/^[A-Za-z0-9+/=]+$/),
});
export type Anchor = z.infer<typeof shape>;

const mark = "firstline-audit";

/** One line that says how far the chain goes: for a file, a log elsewhere, a mail. Pure. */
export const writeAnchor = ({ n, hash, signature, key_name, sealed_at }: SegmentRow): string =>
  `${mark} ${JSON.stringify({ n: Number(n), hash: hash.toString("hex"), at: sealed_at.toISOString(), key: key_name, signature: signature.toString("base64") })}`;

/** Every anchor in a text: a file of them, a log, a mail, whatever stands around them. Pure. */
export const readAnchors = (text: string): Anchor[] =>
  [...text.matchAll(/firstline-audit (\{[^{}]*\})/g)].flatMap(([, json = ""]) => {
    // A mail program may have wrapped it or written the equals sign as =3D.
    try {
      return [shape.parse(JSON.parse(json.replaceAll(/[\r\n]/g, "")))];
    } catch {
      throw new Error(`This anchor cannot be read: ${json.slice(0, 80)}…`);
    }
  });
