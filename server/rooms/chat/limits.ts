import { Problem } from "../../platform/problem.ts";

/** Of one visitor: nobody types faster, and a script does. */
export const ofVisitor = [
  { seconds: 10, most: 12 },
  { seconds: 600, most: 200 },
] as const;
/** Of one network, by visitors who are not signed in. A company may sit behind one address. */
export const ofNetwork = { going: 40, seconds: 3600, most: 120 } as const;
/** Of the whole desk, by whoever: what one process serves with ease, twice. */
export const ofDesk = { going: 5000 } as const;
/** Streams of one chat: the tabs of one visitor. And of one network: of a company behind one address. */
export const streams = { ofChat: 6, ofNetwork: 2000 } as const;
/** Files of one chat. */
export const mostFiles = 20;
/** Entries of one chat; then it goes on by mail. */
export const longestChat = 2000;

export const tooFast = (seconds: number): Problem => new Problem(429, "chat_too_fast", { facts: { seconds } });
export const tooMany = (): Problem => new Problem(429, "chat_too_many", { facts: { seconds: 300 } });
