import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { changePerson } from "./change-person.ts";

describe("the address that signs in somebody with a role", () => {
  test("is changed by an administrator, not by a technician and not by a program", async ({ db }) => {
    const { people, actors } = await smallWorld(db);
    const steal = { email: "mine@nordvik.example" };
    const refused = { code: "invalid_input", errors: [{ pointer: "/email", code: "entrusted" }] };
    await expect(changePerson(db, actors.per, people.administrator.id, steal)).rejects.toMatchObject(refused);
    await expect(changePerson(db, actors.per, people.kari.id, steal)).rejects.toMatchObject(refused);
    await expect(changePerson(db, { ...actors.administrator, apiKeyId: "key" }, people.kari.id, steal)).rejects.toMatchObject(refused);
    await changePerson(db, actors.per, people.ane.id, { email: "ane@nordvik.example" });
    await changePerson(db, actors.administrator, people.kari.id, { email: "kari@nordvik.example" });
  });
});
