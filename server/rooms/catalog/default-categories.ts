import { readFileSync } from "node:fs";

export interface DefaultCategory {
  key: string;
  en: string;
  nb: string;
  /** Key of the team that knows it. */
  team: string;
  keywords: string[];
  children: DefaultCategory[];
}

function readLine(line: string): DefaultCategory {
  const [key = "", en = "", nb = "", team = "", keywords = ""] = line.split("|").map((cell) => cell.trim());
  const words = keywords.split(",").map((word) => word.trim());
  return { key, en, nb, team, keywords: words.filter(Boolean), children: [] };
}

/** What people call a help desk about, in their words: `key | English | Norwegian | team | keywords`, children indented. */
export const defaultCategories: DefaultCategory[] = readFileSync(new URL("default-categories.txt", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .reduce<DefaultCategory[]>((roots, line) => {
    if (line.startsWith(" ")) roots.at(-1)?.children.push(readLine(line));
    else roots.push(readLine(line));
    return roots;
  }, []);
