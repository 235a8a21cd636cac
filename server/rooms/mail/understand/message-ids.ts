const most = 200;
const longest = 998;

/** The ids of a header, without brackets, in order and each once. Outlook adds words around them; some leave the brackets out. */
export function messageIds(header: string): string[] {
  const found = new Set<string>();
  for (const [, id = ""] of header.matchAll(/<([^<>]{1,1000})>/g)) found.add(id.replaceAll(/\s/g, ""));
  if (found.size === 0) for (const word of header.split(/[\s,;]+/)) if (/^[^@<>]{1,500}@[^@<>]{1,490}$/.test(word)) found.add(word);
  return [...found].filter((id) => id !== "" && id.length <= longest && !/[^\x21-\x7e]/.test(id)).slice(-most);
}
