let publicUrl = "http://127.0.0.1";

/** Called once, before the first request: where a provider sends somebody back to. */
export function configureMailboxes(given: { publicUrl: string }): void {
  publicUrl = given.publicUrl;
}

/** A page of the desk; it stands in the registration at the provider, to the letter (RFC 6749, 3.1.2). */
export const redirectUrl = (): string => `${publicUrl}/settings/mailboxes/granted`;
