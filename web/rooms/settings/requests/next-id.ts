/** Pure: the next id that none of them has. */
export const nextId = (some: readonly { id: string }[]): string => String(Math.max(0, ...some.map(({ id }) => Number(id))) + 1);
