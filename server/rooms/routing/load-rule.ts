import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { findRule, lockRule, type RuleRow } from "./store-rules.ts";

const known = (row: RuleRow | undefined): RuleRow => {
  if (!row) throw notFound("rule");
  return row;
};

export const loadRule = async (db: Db, id: string): Promise<RuleRow> => known(isId(id) ? await findRule(db, id) : undefined);

/** As `loadRule`, locked until this transaction ends. */
export const loadToChange = async (tx: Db, id: string): Promise<RuleRow> => known(isId(id) ? await lockRule(tx, id) : undefined);
