import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { add, countReport, sayCount } from "./count.ts";

const dirs: string[] = [];
afterEach(() => dirs.splice(0).forEach((dir) => rmSync(dir, { recursive: true })));

function report(content: object | null): string {
  const dir = mkdtempSync(join(tmpdir(), "firstline-count-"));
  dirs.push(dir);
  const path = join(dir, "report.json");
  if (content) writeFileSync(path, JSON.stringify(content));
  return path;
}
const good = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test("what passed, failed and was skipped is counted", () => {
  expect(countReport(report(good), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  expect(countReport(report({ ...good, numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("a file that could not be read is a failure, and so is a run that ended badly or not at all", () => {
  const broken = { ...good, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(countReport(report(broken), 1).failed).toBe(1);
  expect(countReport(report(good), 1).failed).toBe(1);
  expect(countReport(report(null), 0).failed).toBe(1);
});

test("the last line", () => {
  expect(sayCount(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }))).toBe("11 passed, 22 failed, 33 skipped");
});
