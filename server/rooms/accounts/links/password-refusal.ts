/** RFC 4511, appendix A: constraintViolation, unwillingToPerform. */
const refused = new Set([19, 53]);

/** Why a directory does not take a password, as far as it says; null: it went wrong for another reason. Pure. */
export function refusalOf(error: unknown): { reason: string; said: string } | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "number" || !refused.has(error.code)) return null;
  const said = error.message.replaceAll(/\p{Cc}/gu, " ").slice(0, 200);
  // 0000052D: ERROR_PASSWORD_RESTRICTION, which says no more.
  const reason = /histor/i.test(said)
    ? "history"
    : /young/i.test(said)
      ? "young"
      : /short|length|0000052D|qualit|complex/i.test(said)
        ? "weak"
        : "other";
  return { reason, said };
}
