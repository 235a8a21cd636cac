/** What stands beside what it changed, as directories do it. */
export const sourceName = ({ id }: { id: string }): string => `scim:${id}`;
