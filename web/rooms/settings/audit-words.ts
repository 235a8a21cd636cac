const isId = (value: unknown) => typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).join(", ");
  if (value === null || value === undefined || isId(value)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Pure: what an event says, without ids and without what is empty. */
export const factsOf = (data: Record<string, unknown>): [name: string, value: string][] =>
  Object.entries(data).flatMap(([name, value]) => {
    const text = shown(value);
    return text ? [[name, text]] : [];
  });
