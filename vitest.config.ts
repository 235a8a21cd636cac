import { defineConfig } from "vitest/config";

const common = {
  environment: "node",
  pool: "forks",
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // The machine of continuous integration is noisy and a false red stops everybody; a test that fails three times is red.
  retry: process.env["CI"] === "true" ? 2 : 0,
  env: { TZ: "UTC", NODE_ENV: "test" },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "rooms",
          maxWorkers: 2,
          expect: { poll: { timeout: 5000, interval: 20 } },
          include: ["{server,contract,tools}/**/*.test.ts", "tests/security/**/*.test.ts", "web/**/*.test.ts"],
          exclude: ["**/node_modules/**", "web/dist/**"],
          globalSetup: "tests/ground/postgres.ts",
        },
      },
      {
        test: {
          ...common,
          // Processes are killed and disks filled here, which waits more than it works: two files at a time, beside nothing else.
          name: "faults",
          include: ["tests/{faults,mail,directory}/**/*.test.ts"],
          maxWorkers: 2,
          expect: { poll: { timeout: 10_000, interval: 20 } },
          testTimeout: 300_000,
          hookTimeout: 120_000,
          globalSetup: "tests/ground/postgres.ts",
        },
      },
      {
        test: {
          ...common,
          name: "journeys",
          include: ["tests/journeys/**/*.e2e.ts"],
          // A browser, a desk and the test wait for each other in turn; two at a time leave no core idle.
          maxWorkers: 2,
          globalSetup: "tests/ground/demo-desk.ts",
          // A browser on a busy machine takes its time; what is waited for is waited for, not measured.
          expect: { poll: { timeout: 15_000, interval: 50 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
