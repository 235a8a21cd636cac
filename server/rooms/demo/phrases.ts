import type { Language } from "../../../contract/shapes.ts";

type Phrases = Record<Language, readonly string[]>;

/** {first} is whom it is written to, {me} who writes. */
export const taken: Phrases = {
  en: [
    "Hi {first}, thanks for telling us. I am looking at it now and will write again before lunch.",
    "Hi {first}. I have taken this one. You can go on working meanwhile; I will call if I need your PC.",
    "Hello {first}, that sounds annoying. Give me half an hour to look at it.",
    "Hi {first}, I can see the same here. I will find out why.",
    "Good morning {first}. I have it and will get back to you today.",
  ],
  nb: [
    "Hei {first}, takk for at du sa fra. Jeg ser på det nå og skriver igjen før lunsj.",
    "Hei {first}. Jeg har tatt denne. Du kan jobbe videre så lenge, jeg ringer hvis jeg trenger PC-en din.",
    "Hei {first}, det høres irriterende ut. Gi meg en halvtime, så ser jeg på det.",
    "Hei {first}, jeg ser det samme her. Jeg finner ut hvorfor.",
    "God morgen {first}. Jeg har den og gir deg beskjed i løpet av dagen.",
  ],
};

export const questions: Phrases = {
  en: [
    "Hi {first}. Does it happen at home as well, or at the office only?",
    "Hi {first}, can you tell me what it says on the label on the back of the machine?",
    "Could you try once more now, {first}, and tell me what you see?",
    "Hi {first}, when did it last work as it should?",
    "Does anybody beside you have the same, {first}?",
  ],
  nb: [
    "Hei {first}. Skjer det hjemme også, eller bare på kontoret?",
    "Hei {first}, kan du si meg hva som står på merkelappen bak på maskinen?",
    "Kan du prøve en gang til nå, {first}, og si meg hva du ser?",
    "Hei {first}, når virket det sist som det skulle?",
    "Er det flere enn deg som har det samme, {first}?",
  ],
};

export const answers: Phrases = {
  en: [
    "It is the same at home.",
    "Only at the office, at home everything is fine.",
    "The label says NV-20417.",
    "I tried again and it is exactly the same.",
    "It worked until Thursday, I think.",
    "Two others on my floor have it, too.",
    "Sorry for the late answer, I was in meetings. Yes, still the same.",
  ],
  nb: [
    "Det er det samme hjemme.",
    "Bare på kontoret, hjemme går alt fint.",
    "På merkelappen står det NV-20417.",
    "Jeg prøvde igjen, og det er akkurat det samme.",
    "Det virket fram til torsdag, tror jeg.",
    "To til i etasjen har det også.",
    "Beklager sent svar, jeg satt i møter. Ja, fortsatt det samme.",
  ],
};

export const thanks: Phrases = {
  en: [
    "Works now, thank you!",
    "Great, thanks for the quick help.",
    "That did it.",
    "Perfect. Have a nice weekend!",
    "Thank you, {me}, all fine.",
  ],
  nb: ["Nå virker det, takk!", "Supert, takk for rask hjelp.", "Det løste det.", "Perfekt. God helg!", "Tusen takk, {me}, alt i orden."],
};

export const again: Phrases = {
  en: [
    "It came back this morning, sorry.",
    "It worked for an hour and now it is the same again.",
    "Not solved, I am afraid: the first one works, the second does not.",
    "I still get the same message.",
  ],
  nb: [
    "Det kom tilbake i morges, dessverre.",
    "Det virket i en time, og nå er det det samme igjen.",
    "Ikke helt løst: den første virker, men ikke den andre.",
    "Jeg får fortsatt den samme meldingen.",
  ],
};

export const solvedAgain: Phrases = {
  en: ["Sorry about that, {first}. One setting had come back by itself; it is fixed for good now."],
  nb: ["Beklager det, {first}. En innstilling hadde kommet tilbake av seg selv. Nå er den borte for godt."],
};

export const reasons: Phrases = {
  en: [
    "Beyond what I can reach from here",
    "Needs rights that tier 1 does not have",
    "Third report, looks like more than one person",
    "Known steps tried without success",
  ],
  nb: [
    "Mer enn jeg kan gjøre herfra",
    "Krever rettigheter som førstelinjen ikke har",
    "Tredje melding, ser ut til å gjelde flere",
    "Kjente steg er prøvd uten hell",
  ],
};

export const tried: Phrases = {
  en: [
    "Restarted, signed in again, tried another cable and another account.",
    "Ran the repair and removed the cached credentials. Same result.",
    "Compared with a PC beside it, which works.",
  ],
  nb: [
    "Omstart, ny innlogging, annen kabel og annen konto.",
    "Kjørte reparasjon og fjernet hurtigbufret pålogging. Samme resultat.",
    "Sammenlignet med PC-en ved siden av, som virker.",
  ],
};

export const asked: Phrases = {
  en: [
    "Since when: {when}. Anybody else: no. Changed lately: password and one update.",
    "Since when: {when}. On cable and wireless. Nobody else at the desk has it.",
  ],
  nb: [
    "Siden når: {when}. Andre: nei. Endret i det siste: passord og en oppdatering.",
    "Siden når: {when}. Både kabel og trådløst. Ingen andre på plassen har det.",
  ],
};

export const bounces: Phrases = {
  en: [
    "This is the client, not ours: the log on the PC says so. Please check the driver first.",
    "No device name and no time of the error in it. Please ask and send it again.",
    "That is the printer's own menu, tier 1 can set it. See the article on scanning.",
  ],
  nb: [
    "Dette er klienten og ikke hos oss, loggen på PC-en sier det. Sjekk driveren først.",
    "Mangler navn på enheten og tidspunkt for feilen. Spør og send den på nytt.",
    "Det er skriverens egen meny, det kan førstelinjen sette. Se artikkelen om skanning.",
  ],
};

export const when: Phrases = {
  en: ["this morning", "yesterday after lunch", "Monday", "the last update", "about a week"],
  nb: ["i morges", "i går etter lunsj", "mandag", "siste oppdatering", "omtrent en uke"],
};
