import { z } from "zod";

const base64url = (max: number, what: string) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/, "base64url")
    .describe(`${what}; base64url`);
const transports = z.array(z.string().max(40)).max(10).describe("How the device is reached: internal, usb, nfc, ble, hybrid");

/** What the browser's WebAuthn answers, in the JSON form of the standard (Web Authentication Level 3, 5.1). */
const credential = {
  id: base64url(2000, "Which passkey it is"),
  rawId: base64url(2000, "The same once more"),
  type: z.literal("public-key").describe("What the standard calls a passkey"),
  clientExtensionResults: z.record(z.string(), z.unknown()).describe("Taken and not used"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional().describe("Built in, or a device of its own"),
};
export const assertion = z
  .strictObject({
    ...credential,
    response: z
      .strictObject({
        clientDataJSON: base64url(4000, "What the browser says it was asked, and by whom"),
        authenticatorData: base64url(4000, "What the device says of itself"),
        signature: base64url(4000, "The signature of both"),
        userHandle: base64url(200, "Whose passkey it is").optional(),
      })
      .describe("What the device signed"),
  })
  .describe("What navigator.credentials.get answered, as JSON");
export type Assertion = z.infer<typeof assertion>;
export const attestation = z
  .strictObject({
    ...credential,
    response: z
      .strictObject({
        clientDataJSON: base64url(4000, "What the browser says it was asked, and by whom"),
        attestationObject: base64url(20_000, "The new public key, in the form of the standard"),
        authenticatorData: base64url(4000, "What the device says of itself").optional(),
        transports: transports.optional(),
        publicKeyAlgorithm: z.number().int().optional().describe("Taken and not used"),
        publicKey: base64url(4000, "Taken and not used").optional(),
      })
      .describe("What the device made"),
  })
  .describe("What navigator.credentials.create answered, as JSON");
export type Attestation = z.infer<typeof attestation>;

const known = z.object({
  id: z.string().describe("Which passkey it is"),
  type: z.string().describe("public-key"),
  transports: z.array(z.string()).optional().describe("How the device is reached"),
});
const challenge = z.string().describe("What the device has to sign, once and within five minutes; base64url");
const timeout = z.number().optional().describe("Milliseconds that there are for it");
const verification = z.enum(["required", "preferred", "discouraged"]).optional().describe("required: its person has to unlock the passkey");
/** What `navigator.credentials.get` takes, as JSON. */
export const requestOptions = z.object({
  challenge,
  rpId: z.string().optional().describe("The host that passkeys belong to"),
  timeout,
  userVerification: verification,
  allowCredentials: z.array(known).optional().describe("Only one of these; any when left out"),
});
/** What `navigator.credentials.create` takes, as JSON. */
export const creationOptions = z.object({
  challenge,
  rp: z
    .object({ name: z.string().describe("Firstline"), id: z.string().optional().describe("Its host") })
    .describe("To which site the passkey will belong"),
  user: z
    .object({
      id: z.string().describe("Who it is, for the device"),
      name: z.string().describe("My mail address"),
      displayName: z.string().describe("My name"),
    })
    .describe("For whom it will be"),
  pubKeyCredParams: z
    .array(z.object({ alg: z.number().describe("By its number with IANA (COSE)"), type: z.string().describe("public-key") }))
    .describe("Signatures that the desk takes"),
  timeout,
  excludeCredentials: z.array(known).optional().describe("Passkeys that are there already"),
  authenticatorSelection: z
    .object({
      residentKey: z.enum(["required", "preferred", "discouraged"]).optional().describe("required: it is found without a name"),
      requireResidentKey: z.boolean().optional().describe("The same for older browsers"),
      userVerification: verification,
    })
    .optional()
    .describe("What the device has to be able to do"),
  attestation: z.enum(["none", "indirect", "direct", "enterprise"]).optional().describe("none: what kind of device it is, is not asked"),
});
