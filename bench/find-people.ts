import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { theDesk } from "../server/platform/actor.ts";
import { createDb, createPool, sql, tables, transaction } from "../server/platform/db.ts";
import { createLog } from "../server/platform/log.ts";
import { migrate } from "../server/platform/migrate.ts";
import { startEmbeddedPostgres } from "../server/platform/postgres/embedded.ts";
import { firstNames, lastNames } from "../server/rooms/demo/names.ts";
import { createOrganization, createSite, findPeople } from "../server/rooms/people/index.ts";
import { importPeople } from "../server/rooms/people/import-people.ts";

// How fast is "Who is it?" among many people, and the import that brings them? node bench/find-people.ts [people]
const people = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 20);
const out = (line: string) => process.stdout.write(`${line}\n`);

const titles = ["Controller", "Planner", "Engineer", "Nurse", "Teacher", "Project manager", "Consultant", "Fitter", "Driver", "Secretary"];
const departments = ["Finance", "Logistics", "Production", "Sales", "Customer service", "Legal", "Maintenance", "HR"];

function csvOf(count: number): string {
  const lines = ["name;email;phone;mobile;title;department;site;room;external_id"];
  for (let i = 0; i < count; i++) {
    const first = firstNames[(i * 7919) % firstNames.length];
    const last = lastNames[(i * 104_729 + Math.floor(i / firstNames.length)) % lastNames.length];
    const phone = `+47 22${String(i).padStart(6, "0")}`;
    const mobile = `9${String((i * 7_654_321) % 10_000_000).padStart(7, "0")}`;
    const cells = [
      `${first} ${last}`,
      `p${i}@nordvik.example`,
      phone,
      mobile,
      titles[i % titles.length],
      departments[i % departments.length],
      "Oslo",
      `${i % 40}.${i % 25}`,
      `E${i}`,
    ];
    lines.push(cells.join(";"));
  }
  return lines.join("\n");
}

const typed = [
  ..."a b e h k m s å ø".split(" "),
  ..."an be ha jo kr".split(" "),
  ...[
    "ane",
    "berg",
    "berg ane",
    "ane berg",
    "han an",
    "h a",
    "kristian",
    "christian han",
    "aas",
    "ås kari",
    "bjorn",
    "hanssen",
    "zzz",
    "ha zz",
  ],
  ...[
    "solbrg",
    "kristofersen",
    "nae berg",
    "jhoansen",
    "xqzwk",
    "han zzzz",
    "controller",
    "finance hansen",
    "p4711@",
    "p4711@nordvik.example",
  ],
  ...["22", "220", "22000", "+47 22004711", "711", "4711", "98", "9"],
];

const dir = mkdtempSync(join(tmpdir(), "firstline-bench-"));
const postgres = await startEmbeddedPostgres(dir);
try {
  await migrate(postgres.url);
  const pool = createPool(postgres.url, createLog("silent"), { size: 4, application: "bench" });
  const db = createDb(pool);
  const desk = theDesk([]);
  const { id } = await createOrganization(db, desk, { name: "Nordvik", domain: "nordvik.example" });
  await createSite(db, desk, { organization_id: id, name: "Oslo" });
  const csv = csvOf(people);
  const time = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    let longest = 0;
    let last = start;
    const ticker = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const answer = await work();
    clearInterval(ticker);
    out(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s, event loop held ${longest.toFixed(0)} ms at most`);
    return answer;
  };
  await time(`dry run of ${people}`, () =>
    transaction(db, (tx) => importPeople(tx, desk, { csv, dry_run: true, source: "hr" }, new Date())),
  );
  const answer = await time(`import of ${people}`, () =>
    transaction(db, (tx) => importPeople(tx, desk, { csv, dry_run: false, source: "hr" }, new Date())),
  );
  out(`created ${answer.created}, refused ${answer.refused}`);
  const again = await time(`the same again`, () =>
    transaction(db, (tx) => importPeople(tx, desk, { csv, dry_run: false, source: "hr" }, new Date())),
  );
  out(`unchanged ${again.unchanged}`);
  await sql`vacuum analyze`.execute(tables(db));
  const size = await sql<{ size: string }>`select pg_size_pretty(pg_total_relation_size('person_term')) as size`.execute(tables(db));
  out(`person_term takes ${size.rows[0]?.size}`);
  const all: number[] = [];
  for (const q of typed) {
    const times: number[] = [];
    let hits = 0;
    for (let i = 0; i < rounds; i++) {
      const start = performance.now();
      hits = (await findPeople(db, q, 8)).length;
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    all.push(...times);
    out(
      `${q.padEnd(24)} ${hits} hits  best ${(times[0] ?? 0).toFixed(2)} ms  median ${(times[rounds >> 1] ?? 0).toFixed(2)} ms  worst ${(times.at(-1) ?? 0).toFixed(2)} ms`,
    );
  }
  all.sort((a, b) => a - b);
  out(
    `all: median ${all[all.length >> 1]?.toFixed(2)} ms, p95 ${all[Math.floor(all.length * 0.95)]?.toFixed(2)} ms, worst ${all.at(-1)?.toFixed(2)} ms`,
  );
  await pool.end();
} finally {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}
