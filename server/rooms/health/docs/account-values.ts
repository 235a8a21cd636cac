const key = "0f2c5b1e-2d7a-4b6e-9c53-1a2b3c4d5e6f";
const people = "ou=people,dc=nordvik,dc=example";

const fields = {
  ...{ display_name: "Ane Berg", given_name: "Ane", family_name: "Berg", email: "ane.berg@nordvik.example" },
  ...{ phone: "+47 22 00 14 12", mobile: null, title: "Controller", department: "Finance", office: null },
};
const of = (endpoints: readonly string[], fields: Record<string, unknown>) =>
  endpoints.flatMap((endpoint) => Object.entries(fields).map(([name, value]) => [`${endpoint}.${name}`, value] as const));

/** Accounts in directories: Ane Berg's, and what is done to it. */
export const accountValues: Record<string, unknown> = {
  ...Object.fromEntries([
    ...of(["GET /people/{id}/directory-accounts"], { key }),
    ...of(["GET /directories/{id}/accounts", "GET /directories/{id}/accounts/{key}"], { key, fields }),
    ...of(["GET /tickets/{id}/account-actions", "POST /tickets/{id}/account-actions"], { key }),
    ...of(["GET /account-actions/{id}", "POST /account-actions/{id}/decisions"], { key }),
    ...of(["GET /account-templates", "POST /account-templates", "PATCH /account-templates/{id}"], {
      user_name: "{given}.{family}",
      email: "{user}@nordvik.example",
      groups: ["cn=sales,ou=groups,dc=nordvik,dc=example"],
      name: "Sales",
    }),
  ]),
  ...Object.fromEntries(of(["GET /session/password-links", "POST /password-links/open"], { account: "ane.berg", directory: "Nordvik" })),
  denied_accounts: ["svc-backup"],
  privileged_groups: ["cn=administrators,ou=groups,dc=nordvik,dc=example"],
  elevated_groups: ["cn=finance,ou=groups,dc=nordvik,dc=example"],
  approved_actions: ["move"],
  place: people,
};

const asked = {
  action: "change",
  directory_id: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42",
  key,
  fields: { title: "Head of finance" },
};
export const accountBodies: Record<string, unknown> = {
  "POST /tickets/{id}/account-actions/previews": { asked },
  "POST /tickets/{id}/account-actions": { asked, seen: "q3J0c2Vlbi1vZi10aGUtcHJldmlldw" },
  "POST /password-links/use": { token: "the part of the link behind #", password: "Three words of your own" },
};
