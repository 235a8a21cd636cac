/** The languages of mail, each by its own name. */
export const languages = [
  { value: "en", label: "English" },
  { value: "nb", label: "Norsk" },
] as const;
