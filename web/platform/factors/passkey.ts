import type { Answer } from "../client.ts";

/** Whether this browser, at this address, can have passkeys: they want a name, and https unless it is localhost. */
export const browserHasPasskeys = (): boolean =>
  window.isSecureContext && "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);

/** The browser asks its person for a passkey; null when they would rather not, or there is none. */
export async function answerWithPasskey(options: Answer<"POST /passkey-challenges">) {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const optionsJSON = options as Parameters<typeof startAuthentication>[0]["optionsJSON"];
  return startAuthentication({ optionsJSON })
    .then(({ id, rawId, response }) => {
      const { clientDataJSON, authenticatorData, signature, userHandle } = response;
      const signed = { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) };
      return { id, rawId, type: "public-key" as const, clientExtensionResults: {}, response: signed };
    })
    .catch(() => null);
}

/** The browser makes a passkey; null when the person would rather not, or this device has one already. */
export async function makePasskey(options: Answer<"POST /session/passkey-challenges">) {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = options as Parameters<typeof startRegistration>[0]["optionsJSON"];
  return startRegistration({ optionsJSON })
    .then(({ id, rawId, response }) => {
      const { clientDataJSON, attestationObject, transports } = response;
      const made = { clientDataJSON, attestationObject, ...(transports && { transports }) };
      return { id, rawId, type: "public-key" as const, clientExtensionResults: {}, response: made };
    })
    .catch(() => null);
}
