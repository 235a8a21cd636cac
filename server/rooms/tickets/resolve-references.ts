import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { findCategory, findRequestType } from "../catalog/index.ts";
import { findTeam } from "../teams/index.ts";

const given = async <T>(found: Promise<T | null | undefined>, pointer: string, what: string): Promise<T> => {
  const value = await found;
  if (!value) throw wrongField(pointer, "unknown", { what });
  return value;
};

/** What a client names by id or key; an unknown one is told at its field. */
export const resolveTeam = (db: Db, key: string, pointer = "/team") => given(findTeam(db, key), pointer, "team");
export const resolveCategory = (db: Db, key: string, pointer = "/category") => given(findCategory(db, key), pointer, "category");
export const resolveRequestType = (db: Db, key: string, pointer = "/request_type") =>
  given(findRequestType(db, key), pointer, "request_type");
