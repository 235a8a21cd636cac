/** The texts of a call that are nobody else's yet, by the names under which the server keeps them. */
export const draftKeys = (contactId: string) => ({
  who: `call-who:${contactId}`,
  note: `call-note:${contactId}`,
  solution: `call-solution:${contactId}`,
  handover: `call-handover:${contactId}`,
  chosen: `call-chosen:${contactId}`,
});
