/** The only way out: names are looked up once, their addresses checked, and those are connected to. */
export { connectOut, placeOf } from "./connect.ts";
export { certificateFacts } from "./certificate-facts.ts";
export { networkCode, said } from "./network-code.ts";
export { secure } from "./secure.ts";
export { startTls } from "./start-tls.ts";
export { isThisMachine, mayReach } from "./place.ts";
export { peekCertificate, type Greeting } from "./peek-certificate.ts";
export { readCertificate, type SeenCertificate } from "./seen-certificate.ts";
export { tlsOptions } from "./tls-options.ts";
export { isKnownName, mailServersOf, offeredAt } from "./names.ts";
export { askWeb } from "./ask-web.ts";
export { openWebSocket, type OpenWebSocket } from "./open-web-socket.ts";
export { sendDatagram } from "./send-datagram.ts";
export { nameHosts } from "./named-hosts.ts";
export { checkAddress, reachOf } from "./web-address.ts";
