import { redirectUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** What the desk says of itself at one provider (SAML metadata 2.4.4): where answers go, and that assertions are signed. */
export const ownMetadata = (row: Pick<ProviderRow, "key" | "kind" | "client_id">): string => `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escape(row.client_id)}">
  <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escape(redirectUri(row))}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
