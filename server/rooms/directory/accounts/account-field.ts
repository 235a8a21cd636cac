/** Of an account, as every directory has them. */
const accountFields = ["display_name", "given_name", "family_name", "email", "phone", "mobile", "title", "department", "office"] as const;
export type AccountField = (typeof accountFields)[number];
