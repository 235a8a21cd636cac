import fc from "fast-check";
import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { insertPeople } from "../people/index.ts";
import { parseFilter } from "./filter/parse-filter.ts";
import { insertSource } from "./store-source.ts";
import { conditionOf, userColumns } from "./store-filter.ts";
import { insertUser, pageOfUsers } from "./store-user.ts";

// What a filter finds is what it says: generated trees, written as text and held against what stands in the table by a few lines of their own.
// Seen red by swapping the words `or` and `and` in parse-filter.ts, and by leaving `coalesce` out of `not` in store-filter.ts.

type Tree =
  | { is: "leaf"; path: string; op: string; value: string | boolean }
  | { is: "pr"; path: string }
  | { is: "not"; of: Tree }
  | { is: "and"; of: [Tree, Tree] }
  | { is: "or"; of: [Tree, Tree] };

const texts = ["ane", "ANE", "bo", "a%", "_", "o", "", 'q"t', "b\\s", "ø", "x@nordvik.example"];
const fields = ["userName", "externalId", "displayName", "emails.value", "active"] as const;
type Row = Record<(typeof fields)[number], string | boolean | null>;

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.record({
    is: fc.constant("leaf" as const),
    path: fc.constantFrom(
      "userName",
      "externalId",
      "displayName",
      "emails.value",
      "USERNAME",
      "urn:ietf:params:scim:schemas:core:2.0:User:userName",
    ),
    op: fc.constantFrom("eq", "ne", "co", "sw", "ew", "EQ", "Co"),
    value: fc.constantFrom(...texts),
  }),
  fc.record({ is: fc.constant("leaf" as const), path: fc.constant("active"), op: fc.constantFrom("eq", "ne"), value: fc.boolean() }),
  fc.record({ is: fc.constant("pr" as const), path: fc.constantFrom("externalId", "emails.value", "active") }),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.record({ is: fc.constant("not" as const), of: tie("tree") }),
    fc.record({ is: fc.constant("and" as const), of: fc.tuple(tie("tree"), tie("tree")) }),
    fc.record({ is: fc.constant("or" as const), of: fc.tuple(tie("tree"), tie("tree")) }),
  ),
}));

const written = (of: Tree, within = ""): string => {
  if (of.is === "leaf") return `${of.path} ${of.op} ${JSON.stringify(of.value)}`;
  if (of.is === "pr") return `${of.path} pr`;
  if (of.is === "not") return `not (${written(of.of)})`;
  const text = `${written(of.of[0], of.is)} ${of.is} ${written(of.of[1], of.is)}`;
  // Only where it has to: `and` goes before `or` by itself.
  return within === "and" && of.is === "or" ? `(${text})` : text;
};

function says(of: Tree, row: Row): boolean {
  if (of.is === "not") return !says(of.of, row);
  if (of.is === "and" || of.is === "or") {
    const [left, right] = [says(of.of[0], row), says(of.of[1], row)];
    return of.is === "and" ? left && right : left || right;
  }
  const name = fields.find((one) => of.path.toLowerCase().endsWith(one.toLowerCase())) ?? "userName";
  const has = row[name];
  if (of.is === "pr") return has !== null;
  const exact = name === "externalId";
  const [left, right] = [has, of.value].map((one) => (typeof one === "string" && !exact ? one.toLowerCase() : one));
  const op = of.op.toLowerCase();
  if (op === "eq") return left === right;
  if (op === "ne") return left !== right;
  if (typeof left !== "string" || typeof right !== "string") return false;
  return op === "co" ? left.includes(right) : op === "sw" ? left.startsWith(right) : left.endsWith(right);
}

async function makeRows(db: Db): Promise<{ sourceId: string; rows: (Row & { id: string })[] }> {
  const sourceId = newId();
  const now = new Date();
  await insertSource(db, {
    id: sourceId,
    name: sourceId,
    active: true,
    organization_id: null,
    language: "en",
    most_leaving: 10,
    heard_at: null,
    held_since: null,
    let_go_until: null,
    changed_at: now,
  });
  const rows: (Row & { id: string })[] = [];
  for (const [n, name] of ["ane", "Bo", "a%b", "o_o", 'q"t', "b\\s", "Øyvind", "anette", "zz"].entries()) {
    const email = n % 2 === 0 ? `${n}x@nordvik.example` : null;
    const personId = newId();
    const none = {
      phone: null,
      mobile: null,
      title: null,
      department: null,
      site_id: null,
      room_id: null,
      organization_id: null,
      external_id: null,
      source: null,
    };
    await insertPeople(db, [{ ...none, id: personId, name: `${name} N`, email, language: "en", time_zone: "Europe/Oslo" }]);
    if (n % 3 === 0) await sql`update person set active = false where id = ${personId}`.execute(tables(db));
    const id = newId();
    const externalId = n % 2 === 1 ? texts[n % texts.length] || null : null;
    const at = { created_at: now, changed_at: now, left_at: null, held_at: null, gone_at: null };
    await insertUser(db, {
      ...at,
      id,
      source_id: sourceId,
      person_id: personId,
      user_name: name,
      user_name_key: name.toLowerCase(),
      external_id: externalId,
      document: {},
      facts: null,
      enabled: true,
    });
    rows.push({ id, userName: name, externalId, displayName: `${name} N`, "emails.value": email, active: n % 3 !== 0 });
  }
  return { sourceId, rows };
}

test("a filter finds just whom it says", { timeout: 120_000 }, async ({ db }) => {
  const { sourceId, rows } = await makeRows(db);
  await fc.assert(
    fc.asyncProperty(tree, async (of) => {
      const text = written(of);
      const found = await pageOfUsers(db, sourceId, conditionOf(parseFilter(text), userColumns), 0, 200);
      const wanted = rows.filter((row) => says(of, row)).map(({ id }) => id);
      expect([text, found.rows.map(({ id }) => id)]).toEqual([text, wanted]);
      expect(found.total).toBe(wanted.length);
    }),
    { numRuns: 200 },
  );
});

test("whatever the text is, it is a filter or refused as none", () => {
  const pieces = fc.array(
    fc.constantFrom(
      "userName",
      "eq",
      "not",
      "and",
      "or",
      "(",
      ")",
      "[",
      "]",
      '"x"',
      '"',
      "pr",
      "emails",
      "true",
      "null",
      "5",
      " ",
      "é",
      "\\",
      "urn:ietf:params:scim:schemas:core:2.0:User:",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((all) => all.join(" ")),
        pieces.map((all) => all.join("")),
      ),
      (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          expect(error).toMatchObject({ status: 400, code: "scim_filter" });
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test("a page of 50,000, and who is looked for by name or address, ride an index", { timeout: 180_000 }, async ({ db }) => {
  const { sourceId } = await makeRows(db);
  await sql`insert into person (id, name, email) select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'P ' || n, 'p' || n || '@big.example'
    from generate_series(1, 50000) n`.execute(tables(db));
  await sql`insert into scim_user (id, source_id, person_id, user_name, user_name_key, document, enabled, created_at, changed_at)
    select p.id, ${sourceId}, p.id, p.email, p.email, '{}', true, now(), now() from person p where p.email like '%@big.example'`.execute(
    tables(db),
  );
  await sql`analyze scim_user`.execute(tables(db));
  await sql`analyze person`.execute(tables(db));
  const planOf = async (text: string) => {
    const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${sql.raw(text)}`.execute(tables(db));
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const of = `source_id = '${sourceId}' and gone_at is null`;
  const paged = await planOf(`select u.id from scim_user u where ${of} order by u.id offset 40000 limit 100`);
  // Where one source has them all, the order of the ids is that of its page.
  expect(paged).toMatch(/Index (Only )?Scan using scim_user_(page_idx|pkey)/);
  expect(paged).not.toMatch(/Sort|Seq Scan/);
  const joined = `select u.id from scim_user u join person_card c on c.id = u.person_id where ${of}`;
  expect(await planOf(`${joined} and u.user_name_key = 'p7@big.example' order by u.id limit 100`)).toMatch(/scim_user_name_idx/);
  expect(await planOf(`${joined} and c.email = 'p7@big.example' order by u.id limit 100`)).toMatch(/person_email_idx/);
  const page = await pageOfUsers(db, sourceId, null, 40_000, 200);
  expect([page.total, page.rows.length]).toEqual([50_009, 200]);
  for (const filter of ['userName eq "P7@big.example"', 'emails.value eq "p7@big.example"'])
    expect((await pageOfUsers(db, sourceId, conditionOf(parseFilter(filter), userColumns), 0, 100)).total).toBe(1);
});
