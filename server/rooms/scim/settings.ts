let publicUrl = "http://127.0.0.1";

/** Called once, before the first request: where the desk is reached. */
export function configureScim(given: { publicUrl: string }): void {
  publicUrl = given.publicUrl.replace(/\/$/, "");
}

/** What is entered at the program that tells. */
export const scimAddress = (): string => `${publicUrl}/scim/v2`;
