/** As the contract says (largestChatFile); taken from there it would bring all of the contract along. */
export const largestChatFile = 10 * 1024 * 1024;
