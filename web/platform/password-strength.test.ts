import { expect, test } from "vitest";
import { strengthOf } from "./password-strength.ts";

const about = ["Per Haug", "per.haug@nordlys.no", "Nordlys AS"];

test.each([
  ["", "empty"],
  ["short", "short"],
  ["aaaaaaaaaaaa", "plain"],
  ["abcdefghijkl", "plain"],
  ["121212121212", "plain"],
  ["Nordlys2025!", "personal"],
  ["nordlys-haug-1", "personal"],
  ["gul trapp ni!", "good"],
  ["correct horse battery staple", "strong"],
])("%s is %s", (password, strength) => expect(strengthOf(password, about)).toBe(strength));
