const stored = "firstline.form.";

/** What somebody typed into a form and did not save stays in this tab, under their own name. */
export const formKey = (personId: string, form: string): string => `${stored}${personId}.${form}`;

export function recall<T extends object>(key: string | null): Partial<T> {
  if (!key) return {};
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}

export function remember(key: string | null, typed: object): void {
  if (!key) return;
  try {
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Full or forbidden: it then lives as long as the page does.
  }
}
