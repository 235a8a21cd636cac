let host = "127.0.0.1";

/** Called once, before the first message: names the desk where a mailbox has no address of its own. */
export function configureOutbox({ publicUrl }: { publicUrl: string }): void {
  host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
}

export const deskHost = (): string => host;
