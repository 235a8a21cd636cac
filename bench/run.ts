import { desk } from "./desk.ts";
import { print, type Figure } from "./figure.ts";
import { mail } from "./mail.ts";
import { tickets } from "./tickets.ts";

const benches: Record<string, () => Promise<Figure[]>> = { tickets: () => tickets(), desk: () => desk(), mail: () => mail() };

// npm run bench -- [name] [--json]
const args = process.argv.slice(2);
const json = args.includes("--json");
const named = args.filter((arg) => !arg.startsWith("--"));
const unknown = named.find((name) => !(name in benches));
if (unknown) {
  process.stderr.write(`There is no bench "${unknown}": use one of ${Object.keys(benches).join(", ")}.\n`);
  process.exit(1);
}
const figures: Figure[] = [];
for (const name of named.length > 0 ? named : Object.keys(benches)) figures.push(...((await benches[name]?.()) ?? []));
print(figures, json);
if (figures.some((figure) => !figure.holds)) process.exitCode = 1;
