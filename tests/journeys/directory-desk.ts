import { expect, type Desk, type Page } from "../browser.ts";
import { base, serviceDn, servicePassword, type Slapd } from "../directory/harness/slapd.ts";
import { eventually } from "./desk-staff.ts";

export const people = `ou=people,${base}`;
export const admins = `cn=admins,ou=groups,${base}`;

interface Answered {
  id: string;
  state: string;
}

/** Connects a directory that technicians write to, as the page's visitor, and reads its people; answers its id. */
export async function connect(page: Page, slapd: Slapd, more: object = {}): Promise<string> {
  const place = { host: "127.0.0.1", port: slapd.tlsPort, security: "tls", certificate: slapd.certificate };
  const made = await page.request.post("/api/v1/directories", {
    data: {
      ...{ name: "Nordvik", kind: "openldap", ...place, bind_name: serviceDn, password: servicePassword, people_base: people },
      ...{ writes: true, privileged_groups: [admins], ...more },
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as Answered;
  const begun = await page.request.post(`/api/v1/directories/${id}/syncs`, { data: { preview: false } });
  expect(begun.status(), await begun.text()).toBe(202);
  const sync = ((await begun.json()) as Answered).id;
  await eventually(async () => ((await (await page.request.get(`/api/v1/directory-syncs/${sync}`)).json()) as Answered).state).toBe("done");
  return id;
}

/** Gives somebody a password of their own, past the desk, and locks them out by wrong ones. */
export function lockOut(slapd: Slapd, uid: string, password: string): void {
  const dn = `uid=${uid},${people}`;
  slapd.change(`dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${password}\n`);
  for (let n = 0; n < 4; n += 1) slapd.signsIn(dn, "wrong");
  expect(slapd.signsIn(dn, password), "is locked out").toBe(false);
}

export type { Desk };
