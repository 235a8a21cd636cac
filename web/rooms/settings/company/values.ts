import type { CompanyProvider } from "../../../../contract/company.ts";

type Group = Omit<CompanyProvider["groups"][number], "team">;

export interface CompanyValues {
  kind: CompanyProvider["kind"];
  /** SAML: pasted; nothing keeps what is there. */
  metadata: string;
  subject_claim: string;
  name: string;
  key: string;
  issuer: string;
  client_id: string;
  scopes: string;
  certificate: CompanyProvider["trusted"];
  makes_people: boolean;
  trusts_email: boolean;
  organization: { id: string; name: string } | null;
  language: "en" | "nb";
  directory_id: string;
  directory_claim: string;
  groups_claim: string;
  second_factor_values: string;
  ends_there: boolean;
  groups: Group[];
}

export const blank: CompanyValues = {
  kind: "oidc",
  metadata: "",
  subject_claim: "",
  name: "",
  key: "",
  issuer: "",
  client_id: "",
  scopes: "openid profile email",
  certificate: null,
  makes_people: false,
  trusts_email: false,
  organization: null,
  language: "en",
  directory_id: "",
  directory_claim: "",
  groups_claim: "",
  second_factor_values: "",
  ends_there: false,
  groups: [],
};

export const valuesOf = (provider: CompanyProvider): CompanyValues => ({
  kind: provider.kind,
  metadata: "",
  subject_claim: provider.subject_claim ?? "",
  name: provider.name,
  key: provider.key,
  issuer: provider.issuer,
  client_id: provider.client_id,
  scopes: provider.scopes,
  certificate: provider.trusted,
  makes_people: provider.makes_people,
  trusts_email: provider.trusts_email,
  organization: provider.organization,
  language: provider.language,
  directory_id: provider.directory_id ?? "",
  directory_claim: provider.directory_claim ?? "",
  groups_claim: provider.groups_claim ?? "",
  second_factor_values: provider.second_factor_values.join(" "),
  ends_there: provider.ends_there,
  groups: provider.groups.map(({ team: _, ...group }) => group),
});

const orNull = (text: string | undefined) => (text === undefined ? undefined : text.trim() || null);
const given = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** What is sent of what was changed. */
export function bodyOf({ key: _, kind: __, certificate, organization, second_factor_values, ...values }: Partial<CompanyValues>) {
  return given({
    ...values,
    certificate: certificate === undefined ? undefined : (certificate?.pem ?? null),
    organization_id: organization === undefined ? undefined : (organization?.id ?? null),
    metadata: values.metadata?.trim() || undefined,
    subject_claim: orNull(values.subject_claim),
    directory_id: orNull(values.directory_id),
    directory_claim: orNull(values.directory_claim),
    groups_claim: orNull(values.groups_claim),
    second_factor_values: second_factor_values?.split(/[\s,]+/).filter(Boolean),
    groups: values.groups?.filter(({ value }) => value.trim() !== ""),
  });
}

/** A secret goes only to whom it was given for. */
export const isElsewhere = (changes: Partial<CompanyValues>): boolean =>
  (["issuer", "client_id", "certificate"] as const).some((name) => name in changes);
