import { accounts } from "./accounts.ts";
import { desk } from "./desk.ts";
import { print, type Figure } from "./figure.ts";
import { frontline } from "./frontline.ts";
import { mail } from "./mail.ts";
import { tickets } from "./tickets.ts";

const benches: Record<string, () => AsyncGenerator<Figure>> = {
  tickets: () => tickets(),
  desk: () => desk(),
  mail: () => mail(),
  frontline,
  accounts,
};

// npm run bench -- [name] [--json]
const args = process.argv.slice(2);
const json = args.includes("--json");
const named = args.filter((arg) => !arg.startsWith("--"));
const unknown = named.find((name) => !(name in benches));
if (unknown) {
  process.stderr.write(`There is no bench "${unknown}": use one of ${Object.keys(benches).join(", ")}.\n`);
  process.exit(1);
}
// Told as they come: what goes wrong later takes none of them away.
for (const name of named.length > 0 ? named : Object.keys(benches)) {
  for await (const figure of benches[name]?.() ?? []) {
    print(figure, json);
    if (!figure.holds) process.exitCode = 1;
  }
}
