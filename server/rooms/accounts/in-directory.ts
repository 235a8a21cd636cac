import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import {
  accountsIn,
  directoryFault,
  findDirectory,
  sayDirectoryFault,
  type AccountConnector,
  type ShownDirectory,
} from "../directory/index.ts";

export async function loadDirectory(db: Db, id: string): Promise<ShownDirectory> {
  const row = isId(id) ? await findDirectory(db, id) : undefined;
  if (!row) throw notFound("directory");
  if (!row.active) throw new Problem(409, "directory_off");
  return row;
}

/** Asks a directory now; what goes wrong there is told as a sentence. Held by no transaction: it may take its time. */
export async function askDirectory<T>(
  language: Language,
  directory: ShownDirectory,
  work: (accounts: AccountConnector) => Promise<T>,
): Promise<T> {
  try {
    return await accountsIn(directory, work);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { detail, remedy } = sayDirectoryFault(language, await directoryFault(error, directory));
    throw new Problem(409, "directory_fails", { facts: { name: directory.name, said: `${detail} ${remedy}` } });
  }
}
