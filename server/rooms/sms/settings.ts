let folder: string | null = null;

/** Called once: a folder that the server's settings name; who may only change settings of the desk cannot have files written anywhere else. */
export function configureSms(given: { folder: string | null }): void {
  folder = given.folder;
}

export const smsFolder = (): string | null => folder;
