/** key, English, Norwegian, team, keywords of both languages; the ones below a root are its children. */
export interface DefaultCategory {
  key: string;
  en: string;
  nb: string;
  team: string;
  keywords: string;
  children?: DefaultCategory[];
}

const leaf = (key: string, en: string, nb: string, team: string, keywords: string): DefaultCategory => ({ key, en, nb, team, keywords });

/** What people call a help desk about, in the words they use. Keywords are separated by commas. */
export const defaultCategories: DefaultCategory[] = [
  {
    ...leaf(
      "mail",
      "Mail and calendar",
      "E-post og kalender",
      "messaging",
      "mail, email, e-post, epost, calendar, kalender, inbox, innboks",
    ),
    children: [
      leaf("mail-outlook", "Outlook", "Outlook", "messaging", "outlook, search in outlook, signature, signatur"),
      leaf(
        "mail-delivery",
        "Sending and receiving",
        "Sending og mottak",
        "messaging",
        "undelivered, not delivered, bounced mail, returned, avvist e-post, kommer ikke fram, get no mail, får ikke e-post, attachment, vedlegg",
      ),
      leaf(
        "mail-shared",
        "Shared mailboxes and calendars",
        "Felles postbokser og kalendere",
        "messaging",
        "shared mailbox, felles postboks, fellespostkasse, shared calendar, delt kalender, distribution list, distribusjonsliste",
      ),
      leaf("mail-unwanted", "Unwanted mail", "Uønsket e-post", "messaging", "spam, newsletter, nyhetsbrev, søppelpost, unwanted, uønsket"),
    ],
  },
  {
    ...leaf("meetings", "Meetings and telephony", "Møter og telefoni", "messaging", "meeting, møte, chat, video"),
    children: [
      leaf(
        "meetings-teams",
        "Teams",
        "Teams",
        "messaging",
        "teams, microphone, mikrofon, camera, kamera, screen sharing, skjermdeling, lyd, no sound",
      ),
      leaf(
        "meetings-rooms",
        "Meeting rooms",
        "Møterom",
        "workplace",
        "meeting room, møterom, projector, projektor, videokonferanse, conference room, room display",
      ),
      leaf(
        "meetings-telephony",
        "Telephony",
        "Telefoni",
        "messaging",
        "telephone, telefoni, switchboard, sentralbord, voicemail, mobilsvar, call queue, svargruppe, headset, hodetelefon",
      ),
    ],
  },
  {
    ...leaf(
      "accounts",
      "Accounts and access",
      "Kontoer og tilgang",
      "accounts",
      "account, konto, bruker, sign in, log in, logge inn, innlogging",
    ),
    children: [
      leaf(
        "accounts-password",
        "Passwords",
        "Passord",
        "accounts",
        "password, passord, forgot my password, glemt passord, expired password, utløpt passord",
      ),
      leaf("accounts-locked", "Locked account", "Låst konto", "accounts", "locked out, account locked, locked, låst, sperret, utestengt"),
      leaf(
        "accounts-two-step",
        "Two-step sign-in",
        "Totrinns pålogging",
        "accounts",
        "mfa, two-step, totrinn, authenticator, new phone authenticator, engangskode, passkey, bankid",
      ),
      leaf(
        "accounts-access",
        "Access to systems",
        "Tilgang til systemer",
        "accounts",
        "access to, tilgang, permission, rettighet, access denied, ingen tilgang, group membership, gruppe",
      ),
    ],
  },
  {
    ...leaf("computers", "Computers and equipment", "PC og utstyr", "workplace", "computer, datamaskin, equipment, utstyr, hardware"),
    children: [
      leaf(
        "computers-pc",
        "Laptops and PCs",
        "Bærbare og PC-er",
        "workplace",
        "laptop, pc, bærbar, battery, batteri, charger, lader, does not start, starter ikke, blue screen, blåskjerm, macbook",
      ),
      leaf(
        "computers-slow",
        "Slow or frozen",
        "Treg eller henger",
        "workplace",
        "slow, treg, tregt, freezes, henger, frozen, fryser, hangs",
      ),
      leaf(
        "computers-screens",
        "Screens and docking",
        "Skjermer og dokking",
        "workplace",
        "monitor, screen is black, skjerm, dock, docking, dokking, usb-c, hdmi, second screen",
      ),
      leaf(
        "computers-accessories",
        "Keyboards, mice and more",
        "Tastatur, mus og mer",
        "workplace",
        "keyboard, tastatur, mouse, mus, webcam, webkamera, adapter, cable, kabel",
      ),
      leaf(
        "computers-mobile",
        "Phones and tablets",
        "Mobil og nettbrett",
        "workplace",
        "iphone, mobil, mobile phone, android, ipad, tablet, nettbrett, sim, samsung",
      ),
    ],
  },
  {
    ...leaf("printing", "Printing and scanning", "Utskrift og skanning", "workplace", "print, printing, utskrift, skrive ut"),
    children: [
      leaf(
        "printing-printers",
        "Printers",
        "Skrivere",
        "workplace",
        "printer, skriver, printere, paper jam, papirstopp, print queue, utskriftskø, half a page, follow print",
      ),
      leaf("printing-scanning", "Scanning", "Skanning", "workplace", "scan, scanner, skann, skanne, scan to mail, skann til e-post"),
      leaf(
        "printing-supplies",
        "Toner and paper",
        "Toner og papir",
        "workplace",
        "toner, paper empty, tomt for papir, blekk, ink, stapler, stifter",
      ),
    ],
  },
  {
    ...leaf("software", "Software", "Programvare", "workplace", "program, application, applikasjon, app, software, programvare"),
    children: [
      leaf(
        "software-office",
        "Office documents",
        "Office-dokumenter",
        "workplace",
        "excel, word, powerpoint, office, spreadsheet, regneark, document, dokument, macro, makro, pdf, acrobat",
      ),
      leaf(
        "software-install",
        "Installing and licences",
        "Installasjon og lisenser",
        "workplace",
        "install, installere, installasjon, licence, license, lisens, company portal, firmaportal",
      ),
      leaf(
        "software-business",
        "Finance and HR systems",
        "Økonomi- og HR-systemer",
        "servers",
        "invoice, faktura, visma, unit4, agresso, payroll, lønn, timesheet, timeliste, travel expense, reiseregning, erp, hr system",
      ),
      leaf(
        "software-browser",
        "Browser and intranet",
        "Nettleser og intranett",
        "workplace",
        "browser, nettleser, chrome, edge, firefox, intranet, intranett, web page, nettside",
      ),
      leaf(
        "software-updates",
        "Updates",
        "Oppdateringer",
        "workplace",
        "update, oppdatering, upgrade, oppgradering, windows update, restart, omstart",
      ),
    ],
  },
  {
    ...leaf(
      "network",
      "Network",
      "Nettverk",
      "network",
      "network, nettverk, nett, internet, internett, no internet, connection, tilkobling",
    ),
    children: [
      leaf("network-wifi", "Wireless", "Trådløst nett", "network", "wifi, wi-fi, wireless, trådløst, eduroam, guest network, gjestenett"),
      leaf(
        "network-vpn",
        "VPN and home office",
        "VPN og hjemmekontor",
        "network",
        "vpn, home office, hjemmekontor, remote desktop, fjernskrivebord, globalprotect, anyconnect",
      ),
      leaf(
        "network-wired",
        "Wired network",
        "Kablet nett",
        "network",
        "network socket, nettverkskontakt, wall socket, ethernet, patch, switch, svitsj",
      ),
    ],
  },
  {
    ...leaf("files", "Files and servers", "Filer og servere", "servers", "file, fil, filer, folder, mappe, server"),
    children: [
      leaf(
        "files-shared",
        "Shared folders",
        "Fellesområder",
        "servers",
        "shared folder, fellesområde, network drive, nettverksstasjon, drive, fellesmappe, h-disk",
      ),
      leaf(
        "files-cloud",
        "OneDrive and SharePoint",
        "OneDrive og SharePoint",
        "servers",
        "onedrive, sharepoint, sync, synkroniser, synkronisering, synkroniserer",
      ),
      leaf(
        "files-restore",
        "Lost files",
        "Tapte filer",
        "servers",
        "restore, gjenopprett, deleted, slettet, lost file, tapt, overwritten, overskrevet, backup, sikkerhetskopi",
      ),
      leaf(
        "files-services",
        "Servers and services",
        "Servere og tjenester",
        "servers",
        "database, sql, certificate, sertifikat, terminal server, citrix, outage, driftsstans",
      ),
    ],
  },
  {
    ...leaf("security", "Security", "Sikkerhet", "security", "security, sikkerhet, suspicious, mistenkelig"),
    children: [
      leaf(
        "security-phishing",
        "Phishing",
        "Phishing og svindel",
        "security",
        "phishing, nettfisking, svindel, fake mail, falsk e-post, clicked a link, klikket på en lenke, svindelforsøk",
      ),
      leaf(
        "security-malware",
        "Malware",
        "Skadevare",
        "security",
        "virus, malware, skadevare, ransomware, løsepengevirus, trojan, defender",
      ),
      leaf(
        "security-lost",
        "Lost or stolen equipment",
        "Mistet eller stjålet utstyr",
        "security",
        "stolen, stjålet, mistet, lost my phone, lost laptop, borte",
      ),
    ],
  },
  {
    ...leaf("people", "Joiners and leavers", "Nyansatte og sluttere", "accounts", "hr, employee, ansatt"),
    children: [
      leaf(
        "people-joiner",
        "New colleague",
        "Ny kollega",
        "accounts",
        "new colleague, ny kollega, nyansatt, new employee, joiner, begynner, starts on",
      ),
      leaf(
        "people-leaver",
        "Leaving colleague",
        "Kollega som slutter",
        "accounts",
        "slutter, leaver, last day, siste dag, leaving, fratrer",
      ),
    ],
  },
  leaf("other", "Something else", "Noe annet", "workplace", ""),
];
