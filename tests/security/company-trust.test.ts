import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { teamOf } from "../world.ts";
import { openCompanyDesk, type CompanyDesk } from "./company-desk.ts";

let company: CompanyDesk;
beforeAll(async () => {
  company = await openCompanyDesk();
});
afterAll(async () => {
  await company?.provider.close();
  await company?.desk.close();
});
beforeEach(() => company.desk.pool.query("truncate attempt, person_identity"));

const known = (who: string, more: Record<string, unknown> = {}) =>
  company.provider.people.set(who, { name: "Ane Berg", email: "ane.berg@nordvik.example", email_verified: true, ...more });
const groups = (of: string[]) => known("u-30", { groups: of });
const roleOf = async (name: "ane") =>
  (
    await company.desk.pool.query("select role from role_grant where person_id = $1 and role <> 'requester'", [
      company.world.people[name].id,
    ])
  ).rows.map(({ role }) => role);

// Seen red: with any provider believed about every company's domain, and without a look at other providers' accounts.
it("a provider speaks for its own company's domains alone, and for nobody who has an account at another one", async () => {
  const { desk, world } = company;
  const { rows } = await desk.pool.query(`insert into identity_provider
    select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'key', 'other', 'position', 1))).* from identity_provider p returning id`);
  known("u-40");
  expect((await company.enter("u-40")).body.code).toBe("company_mail_unchecked");
  await company.change({ organization_id: world.organizations.nordvik.id });
  await desk.pool.query(
    "insert into person_identity (id, provider_id, issuer, subject, person_id, joined_by, joined_at) values (gen_random_uuid(), $1, 'x', 'y', $2, 'self', now())",
    [rows[0].id, world.people.ane.id],
  );
  expect((await company.enter("u-40")).body.code).toBe("company_not_joined");
  await desk.pool.query("delete from person_identity");
  expect((await company.enter("u-40")).status).toBe(201);
  await desk.pool.query("delete from identity_provider where key = 'other'");
  await company.change({ organization_id: null });
});

// Seen red: with roles that wait for the next sign-in.
it("takes what it gave when its groups are taken out, or it is switched off, and waits for no sign-in", async () => {
  const team = teamOf(company.world, "service-desk").id;
  const both = [
    { value: "desk", role: "technician" },
    { value: "desk", team_id: team },
  ];
  await company.change({ groups: both });
  groups(["desk"]);
  await company.enter("u-30");
  await company.change({ groups: both.slice(1) });
  expect(await roleOf("ane")).toEqual([]);
  await company.change({ groups: both });
  await company.enter("u-30");
  expect(await roleOf("ane")).toEqual(["technician"]);
  await company.change({ active: false });
  expect(await roleOf("ane")).toEqual([]);
  const { rowCount } = await company.desk.pool.query("select 1 from team_member where person_id = $1", [company.world.people.ane.id]);
  expect(rowCount).toBe(0);
});
