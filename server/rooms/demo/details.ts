import type { Random } from "./random.ts";

// What stands in the braces of a situation: "{pc}" is drawn once per ticket, so that a story does not contradict itself.
const details: Record<string, readonly string[]> = {
  pc: [
    "ThinkPad T14 G5",
    "ThinkPad X1 G12",
    "EliteBook 840 G11",
    "Latitude 7450",
    "Surface Laptop 6",
    "ThinkPad T14 G4",
    "ZBook Firefly G10",
  ],
  build: ["26200", "26100", "26100", "22631"],
  phone: ["iPhone 15", "iPhone 16", "Galaxy S24", "Galaxy A55", "iPhone SE", "Pixel 9"],
  printer: ["2A", "3B", "1C", "4A", "5D", "2F", "6B"],
  dock: ["WD22TB4", "ThinkPad USB-C Dock G2", "HP G5"],
  folder: ["Budsjett", "Prosjekter", "Kontrakter", "HR-arkiv", "Tegninger", "Anbud 2026", "Styret", "Kvalitet"],
  system: ["Visma", "Unit4", "Aditro", "Xledger", "Agresso"],
  switch: ["osl-sw-31", "bgo-sw-12", "trd-sw-04", "svg-sw-07", "tos-sw-02"],
  version: ["5.2.1", "24.3", "1.18.0", "8.4.2", "3.0.9"],
};

export interface Setting {
  site: string | null;
  room: string | null;
  department: string | null;
  colleague: string;
}

/** Fills the braces of several texts of one ticket alike. `fixed` decides some of them beforehand. */
export function filler(random: Random, setting: Setting, fixed: Record<string, string> = {}): (text: string) => string {
  const drawn: Record<string, string> = {
    site: setting.site ?? "Oslo",
    room: setting.room ?? "3.14",
    department: setting.department ?? "Finance",
    colleague: setting.colleague,
    ...fixed,
  };
  return (text) =>
    text.replace(
      /\{(\w+)\}/g,
      (_, name: string) => (drawn[name] ??= name === "number" ? String(random.whole(10, 9999)) : random.pick(details[name] ?? [name])),
    );
}
