/**
 * How Node runs the server: short-lived objects get 8 MB at a time instead of 32. A little more collecting, a third less memory.
 * @type {readonly string[]}
 */
export const serverFlags = ["--max-semi-space-size=8"];
