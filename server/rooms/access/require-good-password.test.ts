import { describe, expect, it } from "vitest";
import type { Problem } from "../../platform/problem.ts";
import { requireGoodPassword } from "./require-good-password.ts";

const ane = ["Ane Berg", "ane.berg@nordvik.example", "Nordvik"];

async function judge(password: string): Promise<string> {
  try {
    await requireGoodPassword(password, ane);
    return "good";
  } catch (error) {
    return (error as Problem).errors[0]?.code ?? "";
  }
}

describe("a password", () => {
  it.each([
    ["correct horse battery", "good"],
    ["blåbær på fjellet", "good"],
    ["aaa bbb ccc 123 xyz", "good"],
    ["Xk2#9vLq!0pW", "good"],
    ["        twelve  ", "good"],
    ["🦊🦊🐻🐻🐼🐼🐨🐨🐯🐯🦁🦁", "good"],
    ["83749274628!love", "good"],
    ["vi spiser fisk hos Nordvik om fredagen", "good"],
    ["short", "password_length"],
    ["eleven char", "password_length"],
    ["password1234", "password_leaked"],
    ["Password1234!", "password_leaked"],
    ["p4ssw0rd!!2024", "password_leaked"],
    ["sunshine2024!!", "password_leaked"],
    ["qwertyuiop12", "password_leaked"],
    ["1q2w3e4r5t6y", "password_leaked"],
    ["123456789012", "password_leaked"],
    ["abcdefghijklm", "password_leaked"],
    ["aaaaaaaaaaaaaa", "password_leaked"],
    ["monkeymonkeymonkey", "password_leaked"],
    ["needforspeed", "password_leaked"],
    ["NeedForSpeed", "password_leaked"],
    ["Firstline2026!", "password_context"],
    ["anebergnordvik", "password_context"],
    ["Nordvik-2026!", "password_context"],
    ["berg.nordvik.1", "password_context"],
  ])("%s is %s", async (password, verdict) => expect(await judge(password)).toBe(verdict));

  it("may have 200 characters and not 201", async () => {
    const long = "blåbær på fjellet ".repeat(20);
    expect(await judge(long.slice(0, 200))).not.toBe("password_length");
    expect(await judge(long.slice(0, 201))).toBe("password_length");
  });
});
