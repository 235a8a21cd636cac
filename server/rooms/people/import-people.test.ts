import { describe, expect } from "vitest";
import { freshDatabase, test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { theDesk } from "../../platform/actor.ts";
import { sql, tables, transaction, type Db } from "../../platform/db.ts";
import type { Problem } from "../../platform/problem.ts";
import { importPeople } from "./import-people.ts";
import { createOrganization, findPeople } from "./index.ts";
import { personByEmail } from "./store.ts";

const count = async (db: Db, table: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tables(db))).rows[0]?.count ?? -1;

const header = "name,email,phone,mobile,title,department,organization,site,room,language,external_id";

describe("an import", () => {
  test("shows in a dry run what the real run does, and the same file again changes nothing", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const csv = [
      header,
      "Ola Sand,OLA.SAND@nordvik.example,+47 22 00 10 10,,Planner,Logistics,Nordvik,Oslo,4.01,nb,1001",
      '"Tor ""T"" Vik",tor@havbris.example,,98 00 00 00,,,,,,,1002',
      "Ane Berg,ane.berg@nordvik.example,,,CFO,,,,,,1003",
      "Jonas Lie,jonas.lie@nordvik.example,,,,,,,,,",
    ].join("\n");
    const before = { people: await count(db, "person"), events: await count(db, "event"), rooms: await count(db, "room") };
    const dry = await importPeople(db, actors.administrator, { csv, dry_run: true, source: "hr" }, new Date());
    expect(dry).toMatchObject({ dry_run: true, created: 2, updated: 1, unchanged: 1, refused: 0 });
    expect({ people: await count(db, "person"), events: await count(db, "event"), rooms: await count(db, "room") }).toEqual(before);

    const real = await importPeople(db, actors.administrator, { csv, dry_run: false, source: "hr" }, new Date());
    expect(real).toEqual({ ...dry, dry_run: false });
    expect(await personByEmail(db, "ola.sand@nordvik.example")).toMatchObject({
      organization_name: "Nordvik",
      site_name: "Oslo",
      room_name: "4.01",
      language: "nb",
      source: "hr",
      external_id: "1001",
    });
    expect(await personByEmail(db, "tor@havbris.example")).toMatchObject({
      name: 'Tor "T" Vik',
      organization_name: "Havbris",
      mobile: "98 00 00 00",
    });
    // Empty cells change nothing.
    expect(await personByEmail(db, "ane.berg@nordvik.example")).toMatchObject({
      title: "CFO",
      department: "Finance",
      phone: "+47 22 00 14 12",
      site_name: "Oslo",
    });
    expect((await findPeople(db, "sand ola", 8)).map((hit) => hit.name)).toEqual(["Ola Sand"]);
    const { rows } = await sql<{ type: string; fields: string[] | null }>`select type, data->'fields' as fields from event
      where data->>'source' = 'hr' order by id`.execute(tables(db));
    expect(rows.map(({ type, fields }) => [type, fields])).toEqual([
      ["person.created", null],
      ["person.created", null],
      ["person.changed", ["title", "external_id", "source"]],
      ["people.imported", null],
    ]);

    const again = await importPeople(db, actors.administrator, { csv, dry_run: false, source: "hr" }, new Date());
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 4, refused: 0 });
    // Known by external id, also with a new address.
    const moved = csv.replace("OLA.SAND@nordvik.example", "ola.strand@nordvik.example");
    expect(await importPeople(db, actors.administrator, { csv: moved, dry_run: false, source: "hr" }, new Date())).toMatchObject({
      updated: 1,
      unchanged: 3,
    });
  });

  test("refuses wrong rows one by one, with the column and a sentence in the reader's language", async ({ db }) => {
    const { actors } = await smallWorld(db);
    await createOrganization(db, actors.administrator, { name: "Havbris" });
    await importPeople(
      db,
      actors.administrator,
      {
        csv: "name,email,external_id\nOld One,old@nordvik.example,old-1",
        dry_run: false,
        source: "hr",
      },
      new Date(),
    );
    const table: [row: string, refused: string][] = [
      ["Good One,good@nordvik.example,,,,,,,,,", ""],
      [",nameless@nordvik.example,,,,,,,,,", "name name_missing"],
      ["No Key,,,,,,,,,,", "email no_key"],
      ["Bad Mail,not-a-mail,,,,,,,,,", "email email"],
      ["Bad Phone,bp@nordvik.example,ring me,,,,,,,,", "phone phone"],
      ["Bad Language,bl@nordvik.example,,,,,,,,klingon,", "language language"],
      ["Elsewhere,e@nordvik.example,,,,,Westvik,,,,", "organization organization_unknown"],
      ["Two,two@nordvik.example,,,,,Havbris,,,,", "organization organization_ambiguous"],
      ["Nowhere,n@nordvik.example,,,,,,Narvik,,,", "site site_unknown"],
      ["Roomy,r@nordvik.example,,,,,,,9.99,,", "room room_without_site"],
      ["Twice,good@nordvik.example,,,,,,,,,", "email twice"],
      ["Not Ane,ane.berg@nordvik.example,,,,,,,,,old-1", "email email_of_other"],
      ["New One,old@nordvik.example,,,,,,,,,new-1", "external_id other_external_id"],
      ["Many,m@nordvik.example,,,,,,,,,,,x", " too_many_cells"],
      [`${"x".repeat(121)},long@nordvik.example,,,,,,,,,`, "name too_long"],
      ["Both,bad,worse,,,,,,,,", "email email,phone phone"],
    ];
    const csv = [header, ...table.map(([row]) => row)].join("\r\n");
    const answer = await importPeople(db, actors.administrator, { csv, dry_run: false, source: "hr" }, new Date());
    expect(answer).toMatchObject({ created: 1, refused: table.length - 1 });
    const shown = answer.rows.map((row) => [row.row, row.errors.map(({ column, code }) => `${column} ${code}`).join()]);
    expect(shown).toEqual(table.map(([, refused], index) => [index + 2, refused]));
    for (const { detail } of answer.rows.flatMap((row) => row.errors)) expect(detail).toMatch(/^[A-Z].*\.$/);
    expect(answer.rows[6]?.errors[0]?.detail).toContain("“Westvik”");
    // One person under two names for it.
    const twoWays = "name,email,external_id\nOld One,,old-1\nOld Again,old@nordvik.example,";
    const twice = await importPeople(db, actors.administrator, { csv: twoWays, dry_run: true, source: "hr" }, new Date());
    expect(twice.rows.map((row) => [row.outcome, row.errors[0]?.code])).toEqual([
      ["unchanged", undefined],
      ["refused", "twice"],
    ]);
    const norwegian = await importPeople(db, { ...actors.administrator, language: "nb" }, { csv, dry_run: true, source: "hr" }, new Date());
    expect(norwegian.rows[6]?.errors[0]?.detail).toBe(
      "Det finnes ingen organisasjon «Westvik». Legg den til først, eller la cellen stå tom for å gå etter e-postdomenet.",
    );
  });

  test("reads what spreadsheets write: marks, separators, headers in any case and language", async ({ db }) => {
    await smallWorld(db);
    const csv =
      '\u{feff}Navn;E-POST;Telefon;Språk;Sted\r\n"Ås; Bernt";bernt@nordvik.example;22 33 44 55;Norsk;oslo\r\n\r\n;;;;\r\nKari "Kåre" By;kb@nordvik.example;;;\r\n';
    const answer = await importPeople(db, theDesk([]), { csv: csv.replace('"Kåre" ', ""), dry_run: false, source: "csv" }, new Date());
    expect(answer).toMatchObject({ created: 2, refused: 0 });
    expect(await personByEmail(db, "bernt@nordvik.example")).toMatchObject({
      name: "Ås; Bernt",
      phone: "22 33 44 55",
      language: "nb",
      site_name: "Oslo",
    });
    const tabs = await importPeople(db, theDesk([]), { csv: "NAME\tExternal ID\nX Y\t5", dry_run: true, source: "csv" }, new Date());
    expect(tabs).toMatchObject({ created: 1 });
  });

  test("refuses a file that cannot be read as a whole", async ({ db }) => {
    const refused = (csv: string) =>
      importPeople(db, theDesk([]), { csv, dry_run: true, source: "csv" }, new Date()).then(
        () => "nothing was refused",
        (problem: Problem) => [problem.errors?.[0]?.code, ...Object.values(problem.facts ?? {})].join(" "),
      );
    expect(await refused("name,shoe size\nX,43")).toMatch(/^csv_column shoe size name, email/);
    expect(await refused("name,email,Name\nX,x@y.no,Z")).toBe("csv_column_twice name");
    expect(await refused("email\nx@y.no")).toBe("csv_column_missing name");
    expect(await refused("name,email\nBj\u{fffd}rn,b@y.no")).toBe("csv_encoding");
    expect(await refused('name,email\nX,x@y.no\n"Y,y@y.no\n')).toMatch(/^csv_broken \d/);
    expect(await refused("")).toBe("required");
  });
});

test("two imports of the same people at once make each person once, and the later one is told", async () => {
  const fresh = await freshDatabase();
  try {
    const csv = "name,email\nA One,a@x.example\nB Two,b@x.example";
    const run = () => transaction(fresh.db, (tx) => importPeople(tx, theDesk([]), { csv, dry_run: false, source: "csv" }, new Date()));
    const done = await Promise.allSettled([run(), run(), run()]);
    for (const one of done) if (one.status === "rejected") expect((one.reason as Problem).code).toBe("import_disturbed");
    expect(await count(fresh.db, "person")).toBe(2);
    expect(await run()).toMatchObject({ unchanged: 2 });
  } finally {
    await fresh.close();
  }
});
