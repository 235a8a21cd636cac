/** How fast mail comes: from one sender, and from everybody at one domain. */
export interface Pace {
  /** What this sender's messages made of tickets and replies at this mailbox within the window, without the one that is judged. */
  fromPair: number;
  /** Nothing answers this sender by itself for now. */
  isPaused: boolean;
  /** Tickets that its domain opened within the window. */
  fromDomain: number;
  /** The domain is one of an organization that the desk works for, or the desk's own. */
  ownDomain: boolean;
}

/** Of whom nothing is known. */
export const calm: Pace = { fromPair: 0, isPaused: false, fromDomain: 0, ownDomain: false };

/** ms */
export const paceWindow = 10 * 60_000;
/** So long (ms) nothing answers a sender by itself who wrote too fast. */
export const pauseOfAnswers = 60 * 60_000;

/** From one sender to one mailbox: nobody types faster, two machines that answer each other do. */
export const mostFromPair = 5;
const mostFromForeignDomain = 300;
/** A whole company reports the same outage. */
const mostFromOwnDomain = 3000;

export const mostFromDomain = ({ ownDomain }: Pick<Pace, "ownDomain">): number => (ownDomain ? mostFromOwnDomain : mostFromForeignDomain);

/** Whether an automatic answer to this message could be one of a storm. */
export const isTooFast = ({ fromPair, isPaused }: Pick<Pace, "fromPair" | "isPaused">): boolean => isPaused || fromPair >= mostFromPair;

/** Whether the message comes with too many others from its domain to open a ticket by itself. */
export const isDomainFlood = (pace: Pick<Pace, "fromDomain" | "ownDomain">): boolean => pace.fromDomain >= mostFromDomain(pace);
