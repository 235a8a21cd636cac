import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissions, roles, type Permission, type Role } from "../../../contract/access.ts";
import { expiryOf, lifetimeOf, permissionsOf } from "./policy.ts";

const heldBy = (role: Role): string => [...permissionsOf([role])].toSorted().join(" ");

describe("what roles allow", () => {
  it.each([
    ["requester", "tickets:create tickets:read tickets:reply"],
    [
      "technician",
      "assets:read assets:write catalog:read contacts:read contacts:work people:read people:write teams:read tickets:create tickets:read tickets:reply tickets:work",
    ],
    [
      "lead",
      "assets:read assets:write catalog:read contacts:read contacts:work people:read people:write teams:read tickets:create tickets:read tickets:reply tickets:work",
    ],
    ["manager", "assets:read catalog:read contacts:read people:read teams:read tickets:create tickets:read tickets:reply"],
    ["trainer", "catalog:read people:read teams:read tickets:create tickets:read tickets:reply"],
    ["auditor", "assets:read audit:read catalog:read contacts:read people:read system:read teams:read tickets:create tickets:read tickets:reply"],
    ["administrator", permissions.toSorted().join(" ")],
  ] as const)("%s: %s", (role, held) => expect(heldBy(role)).toBe(held));

  it("nobody is still a requester, who has signed in", () =>
    expect([...permissionsOf([])]).toEqual(["tickets:read", "tickets:create", "tickets:reply"]));

  it("only an administrator changes accounts, teams and the catalog", () => {
    const reserved: Permission[] = ["accounts:write", "teams:write", "catalog:write", "system:write"];
    for (const role of roles) {
      if (role !== "administrator")
        expect(
          reserved.some((permission) => permissionsOf([role]).has(permission)),
          role,
        ).toBe(false);
    }
  });

  it("a scope cuts rights and never adds one", () => {
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.subarray([...permissions]), (held, scopes) => {
        const [all, cut] = [permissionsOf(held), permissionsOf(held, scopes)];
        return [...cut].every((permission) => all.has(permission) && scopes.includes(permission));
      }),
    );
  });
});

describe("how long a session lives", () => {
  const hour = 3_600_000;
  const start = new Date("2026-03-02T08:00:00Z");
  const after = (hours: number) => new Date(start.getTime() + hours * hour);

  it("a technician's: 8 hours of silence, 24 in all", () => {
    const lifetime = lifetimeOf(["requester", "technician"]);
    expect(expiryOf(start, start, lifetime)).toEqual(after(8));
    expect(expiryOf(start, after(7), lifetime)).toEqual(after(15));
    expect(expiryOf(start, after(20), lifetime)).toEqual(after(24));
  });

  it("a requester's: 30 days of silence, 90 in all", () => {
    expect(expiryOf(start, start, lifetimeOf(["requester"]))).toEqual(after(30 * 24));
    expect(expiryOf(start, after(80 * 24), lifetimeOf([]))).toEqual(after(90 * 24));
  });
});
