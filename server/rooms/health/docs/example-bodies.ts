const id = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";
const words = { en: "Outlook", nb: "Outlook" };

const credential = { id: "qLPsS2fC8mQ", rawId: "qLPsS2fC8mQ", type: "public-key", clientExtensionResults: {} };
const response = { clientDataJSON: "eyJ0eXBlIjoid2ViYXV0aG4" };

/** What one would really send, by endpoint; an endpoint that is not here gets an example made from its shape. */
export const bodies: Record<string, unknown> = {
  "POST /session/passkey": {
    credential: { ...credential, response: { ...response, authenticatorData: "SZYN5YgOjGh0NBcP", signature: "MEUCIQDx" } },
  },
  "POST /session/passkeys": {
    name: "Ane's phone",
    credential: { ...credential, response: { ...response, attestationObject: "o2NmbXRkbm9uZQ" } },
  },
  "POST /session/proofs": { authenticator: "123456" },
  "POST /session/second-step": { authenticator: "123456" },
  "PUT /session/authenticator": { code: "123456" },
  "POST /tickets": {
    subject: "Outlook asks for the password again and again",
    description: "Since this morning, about every ten minutes. Restarting did not help.",
    requester: { email: "ane.berg@example.com", name: "Ane Berg" },
    channel: "mail",
    category: "mail-outlook",
    impact: 3,
    urgency: 2,
  },
  "PATCH /tickets/{id}": { category: "mail-outlook", urgency: 1, status: "waiting", waiting_reason: "vendor" },
  "POST /tickets/{id}/replies": { body: "Thank you, we are looking into it.", wait: false },
  "POST /tickets/{id}/notes": { body: "Her session is refused by the mail server since the update." },
  "POST /tickets/{id}/escalations": {
    reason: "Needs somebody who knows the mail server",
    tier: 2,
    handover: {
      asked: "When did it begin? This morning, after the update.",
      tried: "Signed out and in, new profile",
      found: "Only over the wired network",
      question: "Please find out why the server forgets her session",
    },
  },
  "POST /tickets/{id}/bounces": { reason: "Please try the new profile first, as the guide says" },
  "POST /tickets/{id}/declines": { reason: "On leave from tomorrow" },
  "POST /tickets/{id}/notices": { to: "lead", reason: "A whole department has waited since Monday" },
  "POST /tickets/{id}/resolutions": { body: "We renewed your mail profile. You need to sign in once." },
  "POST /tickets/{id}/confirmations": { body: "It works, thank you." },
  "POST /tickets/{id}/reopenings": { reason: "It asks for the password again" },
  "POST /tickets/{id}/side-conversations": {
    to: { name: "Printer service", address: "service@printers.example.com" },
    subject: "Streaks on a C4080",
    body: "Which drum fits serial number 4080-1177?",
    wait: true,
  },
  "POST /tickets/{id}/side-conversations/{side}/messages": { body: "Two of them, please." },
  "POST /snippets": {
    name: "A new password",
    shortcut: "pw",
    scope: "personal",
    texts: { en: "Hello {{requester.first_name}},\n\nyour password is reset. Sign in once, and choose a new one." },
  },
  "POST /macros": {
    name: "Ask for the serial number",
    scope: "shared",
    acts: [
      { act: "take" },
      { act: "tags", add: ["printer"], remove: [] },
      { act: "reply", texts: { en: "Hello {{requester.first_name}}, what does the label at the back say?" }, wait: true },
    ],
  },
  "POST /tickets/{id}/watchers": { person: { email: "ane.berg@example.com" } },
  "POST /tickets/{id}/offers": { technician: id },
  "POST /tickets/{id}/time-entries": { minutes: 15, note: "Renewed the profile with her" },
  "POST /contacts": { channel: "phone", phone: "+47 22 00 14 12" },
  "PATCH /contacts/{id}": { person: { id } },
  "POST /contacts/{id}/endings": { outcome: "solved", body: "We renewed your mail profile." },
  "PATCH /people/{id}": { title: "Controller", phone: "+47 22 00 14 12" },
  "POST /people/imports": { csv: "name,email,external_id\nAne Berg,ane.berg@example.com,1001\n", dry_run: true, source: "hr" },
  "POST /organizations": { name: "Nordfjord Energi", domain: "nordfjord.example" },
  "PATCH /organizations/{id}": { name: "Nordfjord Energi AS" },
  "POST /sites": { organization_id: id, name: "Oslo", address: "Havnegata 1", time_zone: "Europe/Oslo" },
  "POST /teams": { key: "messaging", name: "Messaging", tier: 2 },
  "PATCH /teams/{id}": { name: "First line" },
  "POST /categories": { key: "mail-outlook", name: words, parent_id: id, keywords: ["outlook"] },
  "PATCH /categories/{id}": { keywords: ["outlook", "signature"], active: true },
  "POST /request-types": {
    key: "new-laptop",
    name: { en: "New laptop", nb: "Ny bærbar PC" },
    hint: { en: "For somebody who starts", nb: "Til noen som begynner" },
    kind: "service_request",
    fields: [{ key: "by_when", label: { en: "By when?", nb: "Til når?" }, kind: "date", required: true }],
  },
  "PUT /tickets/{id}/presence/{screen}": { doing: "writing_reply" },
  "PUT /drafts": { key: `reply:${id}`, body: "Thank you, we are" },
  "POST /session": { email: "ane.berg@example.com", password: "four words make one" },
  "PUT /session/password": { current_password: "the old one", password: "four words make one" },
  "PUT /accounts/{id}": { roles: [{ role: "technician" }], password: "four words make one" },
};
