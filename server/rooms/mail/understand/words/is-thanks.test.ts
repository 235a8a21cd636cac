import { expect, test } from "vitest";
import { isThanks } from "./is-thanks.ts";

const yes = [
  "Thanks", "Thanks!", "Thank you so much!", "thx", "Takk!", "Tusen takk for hjelpen", "Tusen takk for hjelpen :)", "Takk for rask hjelp, Per!", "It works now, thanks", "It works now. Thanks Per!",
  "Hei\n\nNå fungerer det, takk!\n\nMvh\nAne", "Hi Per,\n\nPerfect, thank you!\n\nBest regards\nAne Berg", "Supert, takk skal du ha 😊", "Da fungerer det igjen. Ha en fin dag!", "Takk, saken kan lukkes.",
  "Great, that worked. Thanks again!\nAne", "Thanks a lot for your help. Have a nice weekend!", "Perfekt!", "Flott, mottatt", "You can close the ticket.",
]; // prettier-ignore
const no = [
  "Thanks, but it still fails", "Takk, men det virker ikke", "Thanks. It does not work.", "Takk! Kan dere også se på skjermen?", "", "Hei", "Yes", "Ja", "Thanks for nothing works here", "Does it work now?",
  "Tusen takk. Nå er det en ny feil", "It works now, but slowly. Thanks", "Thank you for contacting us, your case is 17", "Takk for hjelpen i går. I dag er det samme problem igjen.", "Please fix it, thanks", "Printeren virker ikke, takk for hjelp",
  "Thanks\nPrinter 3.14", "Not solved, thanks", "Det fungerer ikke", "Takk igjen er det galt",
]; // prettier-ignore

test.each(yes)("only thanks: %j", (text) => expect(isThanks(text)).toBe(true));
test.each(no)("more than thanks: %j", (text) => expect(isThanks(text)).toBe(false));
