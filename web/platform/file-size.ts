import { readerLanguage } from "./i18n.ts";

/** "2.4 MB", "12 kB": as people say it, a thousand bytes to the kilobyte. */
export function fileSize(bytes: number): string {
  const [unit, of] =
    bytes >= 1_000_000 ? (["megabyte", 1_000_000] as const) : bytes >= 1000 ? (["kilobyte", 1000] as const) : (["byte", 1] as const);
  return new Intl.NumberFormat(readerLanguage() === "nb" ? "nb" : "en-GB", {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(bytes / of);
}
