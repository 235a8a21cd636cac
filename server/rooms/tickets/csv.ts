/** What a spreadsheet takes for a formula, or for the end of a cell before one (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** One cell as RFC 4180 writes it. Text that would be calculated begins with an apostrophe, which spreadsheets show as text. Pure. */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text.startsWith(" ") || text.endsWith(" ") ? `"${text.replaceAll('"', '""')}"` : text;
}

export const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(",")}\r\n`;
