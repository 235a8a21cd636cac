import { parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import type { Picture } from "./tables.ts";

/** Wider or higher ones are made smaller (px). */
const side = 1600;
/** Pixels of the largest picture that is read: a phone's camera has 50 million. */
const mostPixels = 64_000_000;

const loaders: Record<Picture, string> = {
  png: "VipsForeignLoadPng",
  jpeg: "VipsForeignLoadJpeg",
  gif: "VipsForeignLoadNsgif",
  webp: "VipsForeignLoadWebp",
};

const { bytes, picture } = workerData as { bytes: Uint8Array; picture: Picture };

// Only what the first bytes said it is: no SVG, no PDF, nothing that could fetch or run. It holds for the whole process: one at a time.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: [loaders[picture]] });
sharp.concurrency(1);
sharp.cache(false);

try {
  const made = await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 })
    .timeout({ seconds: 8 })
    .rotate()
    .resize(side, side, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  parentPort?.postMessage(new Uint8Array(made));
} catch {
  parentPort?.postMessage(null);
}
