import { expect, it } from "vitest";
import type { EvidenceSet, Need } from "../../../../contract/verification.ts";
import { isWeaker } from "./weaker.ts";

const medium: Need = { least: "medium", methods: [] };
const high: Need = { least: "high", methods: [] };
const manager: Need = { least: null, methods: ["manager"] };
const seen: Need = { least: null, methods: ["in_person", "video"] };
const set = (needs: Need[], delay_minutes = 0): EvidenceSet => ({ needs, delay_minutes });
const reset = [set([high]), set([medium, medium])];

it.each<[string, EvidenceSet[], EvidenceSet[], boolean]>([
  ["the usual", reset, reset, false],
  ["one way of two", [set([high])], reset, false],
  ["never", [], reset, false],
  ["any way alone", [set([medium])], reset, true],
  ["nothing at all", [set([])], reset, true],
  ["where it was never done", [set([high, manager])], [], true],
  ["more than asked", [set([high, manager])], reset, false],
  ["a passkey alone, as a strong way", [set([{ least: null, methods: ["passkey"] }])], reset, false],
  ["a second technician, who proves nothing", [set([{ least: null, methods: ["second_person"] }])], reset, true],
  ["another way for a named one", [set([medium, high])], [set([manager, high])], true],
  ["one of the named ones", [set([{ least: null, methods: ["in_person"] }])], [set([seen])], false],
  ["more than the named ones", [set([{ least: null, methods: ["in_person", "call_back"] }])], [set([seen])], true],
  ["the same one for both", [set([high])], [set([high, medium])], true],
  ["a shorter wait", [set([high, medium], 30)], [set([high, medium], 60)], true],
  ["a longer wait", [set([high, medium], 90)], [set([high, medium], 60)], false],
])("%s", (_, sets, usual, weaker) => expect(isWeaker(sets, usual)).toBe(weaker));
