import { userNameBy } from "../../../contract/user-name.ts";

const mostTried = 30;

/** The first name that nobody has: 2, 3 … behind it where others came before. null: none was free. */
export async function freeName(
  rule: string,
  given: string,
  family: string,
  isTaken: (name: string) => Promise<boolean>,
): Promise<string | null> {
  if (userNameBy(rule, given, family, 1) === "") return null;
  for (let number = 1; number <= mostTried; number += 1) {
    const name = userNameBy(rule, given, family, number);
    if (!(await isTaken(name))) return name;
  }
  return null;
}
