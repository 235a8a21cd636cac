/**
 * How Node runs the server: short-lived objects get 8 MB at a time instead of 32, a gigabyte is enough for the others, and V8 collects when they
 * grew by half instead of twice and more. A little more collecting, much less memory.
 * @type {readonly string[]}
 */
export const serverFlags = ["--max-semi-space-size=8", "--max-old-space-size=1024", "--heap-growing-percent=50"];

/**
 * How glibc gives memory to it (mallopt(3)): each thread would have a store of its own and keep there what its largest piece of work took; so
 * there is one store, and what is free at its end goes back to the system by megabytes. By less it would go back and forth: every reading of a
 * socket asks for 64 KB.
 * @type {Readonly<Record<string, string>>}
 */
export const serverEnv = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "1048576", MALLOC_TRIM_THRESHOLD_: "2097152" };
