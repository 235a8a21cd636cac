import type { ScimSource } from "../../../../contract/scim.ts";

export interface ScimValues {
  name: string;
  organization: { id: string; name: string } | null;
  language: "en" | "nb";
  most_leaving: string;
  groups: Omit<ScimSource["groups"][number], "team">[];
}

export const blank: ScimValues = { name: "", organization: null, language: "en", most_leaving: "10", groups: [] };

export const valuesOf = ({ name, organization, language, most_leaving, groups }: ScimSource): ScimValues => ({
  name,
  organization,
  language,
  most_leaving: String(most_leaving),
  groups: groups.map(({ team: _, ...group }) => group),
});

const given = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** What is sent of what was changed. */
export const bodyOf = ({ organization, most_leaving, groups, ...values }: Partial<ScimValues>) =>
  given({
    ...values,
    organization_id: organization === undefined ? undefined : (organization?.id ?? null),
    most_leaving: most_leaving === undefined ? undefined : Number(most_leaving),
    groups: groups?.filter(({ value }) => value.trim() !== ""),
  });
