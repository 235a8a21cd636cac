import { Problem } from "../../platform/problem.ts";

/** Refusals that SCIM has a word for (RFC 7644, 3.12). */
export const wrongFilter = (at: string): Problem =>
  new Problem(400, "scim_filter", { facts: { at: at.slice(0, 100) }, extra: { scimType: "invalidFilter" } });
export const wrongPath = (path: string): Problem =>
  new Problem(400, "scim_path", { facts: { path: path.slice(0, 100) }, extra: { scimType: "invalidPath" } });
export const wrongValue = (attribute: string): Problem =>
  new Problem(400, "scim_value", { facts: { attribute: attribute.slice(0, 100) }, extra: { scimType: "invalidValue" } });
export const wrongSyntax = (): Problem => new Problem(400, "scim_syntax", { extra: { scimType: "invalidSyntax" } });
export const noTarget = (path: string): Problem =>
  new Problem(400, "scim_no_target", { facts: { path: path.slice(0, 100) }, extra: { scimType: "noTarget" } });
export const tooMany = (): Problem => new Problem(400, "scim_too_many", { extra: { scimType: "tooMany" } });
export const taken = (attribute: string): Problem =>
  new Problem(409, "scim_taken", { facts: { attribute }, extra: { scimType: "uniqueness" } });
/** `reason`: of `directory_refused.…`. */
export const notTaken = (status: 403 | 409, reason: string, facts: Record<string, string>): Problem =>
  new Problem(status, "scim_refused", { facts: { ...facts, reason }, extra: status === 409 ? { scimType: "uniqueness" } : {} });
