let publicUrl = "http://127.0.0.1";

/** Called once, before the first message: links in mail are made from this, never from a request's Host header. */
export function configureNotifications(given: { publicUrl: string }): void {
  publicUrl = given.publicUrl.replace(/\/$/, "");
}

/** The desk itself. */
export const deskLink = (): string => `${publicUrl}/`;

/** Without a slash at its end. */
export const publicAddress = (): string => publicUrl;

/** Where it says what is wrong with the desk, and what to do. */
export const healthLink = (): string => `${publicUrl}/settings/health`;

/** Where somebody chooses which mail they want. */
export const choicesLink = (): string => `${publicUrl}/portal/account`;

/** What stops a kind of mail by one click. Mail programs ask it by https only (RFC 8058, 3.1). */
export const unsubscribeLink = (token: string): string => `${publicUrl}/api/v1/unsubscriptions/${token}`;

/** Where somebody answers what they are asked; what names it stands behind `#`, which no server and no log reads. */
export const approvalLink = (token: string): string => `${publicUrl}/approve#${token}`;

/** Where somebody chooses a new password; what opens it stands behind `#`, which no server and no log reads. */
export const passwordLinkAt = (token: string): string => `${publicUrl}/set-password#${token}`;

/** Where somebody asks for something, by its form. */
export const formLink = (key: string): string => `${publicUrl}/portal/new/${encodeURIComponent(key)}`;

/** Where somebody books a time at a counter, moves it or cancels it. */
export const counterLink = (): string => `${publicUrl}/portal/appointments`;

/** Where a technician works on a ticket. */
export const workLink = (number: number): string => `${publicUrl}/desk/${number}`;

/** Where a requester reads their ticket, confirms that it is solved or reopens it. */
export const ticketLink = (number: number): string => `${publicUrl}/portal/${number}`;
