import { userNameBy } from "../../../../contract/user-name.ts";
import type { AccountTemplate } from "../../../../contract/directory-accounts.ts";

export interface TemplateValues {
  name: string;
  directory: string;
  place: string;
  user_name: string;
  email: string;
  title: string;
  department: string;
  office: string;
  groups: string[];
}

export const blank: TemplateValues = {
  name: "",
  directory: "",
  place: "",
  user_name: "{given:1}{family}",
  email: "",
  title: "",
  department: "",
  office: "",
  groups: [],
};

export const valuesOf = (template: AccountTemplate): TemplateValues => ({
  name: template.name,
  directory: template.directory_id,
  place: template.place,
  user_name: template.user_name,
  email: template.email ?? "",
  title: template.title ?? "",
  department: template.department ?? "",
  office: template.office ?? "",
  groups: template.groups,
});

const orNothing = (text: string): string | null => text.trim() || null;

/** What is sent of what was changed. */
export const bodyOf = ({ directory, email, title, department, office, ...others }: Partial<TemplateValues>) => ({
  ...others,
  ...(directory !== undefined && { directory_id: directory }),
  ...(email !== undefined && { email: orNothing(email) }),
  ...(title !== undefined && { title: orNothing(title) }),
  ...(department !== undefined && { department: orNothing(department) }),
  ...(office !== undefined && { office: orNothing(office) }),
});

const someone = ["Kari", "Nordmann"] as const;

/** What a rule makes of somebody's name: `knordmann`, with the address where there is one. Pure. */
export function exampleOf({ user_name: rule, email }: { user_name: string; email: string | null }): string {
  const name = userNameBy(rule.trim(), ...someone, 1);
  const address = email?.trim().replace("{user}", name);
  return [name, address].filter(Boolean).join(" · ");
}
