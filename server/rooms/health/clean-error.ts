/**
 * An error as it may be shown: its first line, without addresses, long quotations and anything that could be a secret.
 * What people wrote and what signs them in has no business on an administrator's screen.
 */
export const cleanError = (text: string): string =>
  (text.trim().split("\n")[0] ?? "")
    .replaceAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/\S+/gi, "[address]")
    .replaceAll(/(?<![^\s@"'<>])[^\s@"'<>]+@[^\s@"'<>]+/g, "[address]")
    .replaceAll(/(["'“«])(?:(?!["'”»]).){41,}["'”»]/g, "[text]")
    .replaceAll(/[A-Za-z0-9_+/=-]{33,}/g, (word) => (/^[0-9a-f-]{36}$/.test(word) ? word : "[secret]"))
    .slice(0, 300);
