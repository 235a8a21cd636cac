/** By what its person signs in, and where. */
export const accountWords = ({ name, directory }: { name: string; directory: string | null }): string =>
  directory === null ? name : `${name} · ${directory}`;
