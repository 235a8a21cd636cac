import { describe, expect, it } from "vitest";
import { decide, type Candidate, type MailFacts } from "./decide.ts";
import { calm, isDomainFlood, isTooFast, type Pace } from "./pace.ts";

// Seen red: with the limits one higher; with the pace looked at for what technicians pass on, too; with the flood of a
// domain appended to somebody's ticket.
const usual: MailFacts = {
  message: { classification: "message", looks_like_code: false, is_thanks: false, forwarded: null, from: {} },
  failed: false,
  checked: false,
  aligned: false,
  dmarc: false,
  fromOurselves: false,
  sender: { id: "ane", known: true, technician: false, closed: false },
  candidate: null,
  unknownToken: false,
  mailbox: { strangers: "open", technician_replies: true },
  floodTicketId: null,
  pace: calm,
};
const candidate: Candidate = {
  ticketId: "7",
  tie: "token",
  participant: true,
  answers: true,
  status: "active",
  over: false,
  technicianId: null,
  inside: false,
  side: null,
  speaks: false,
};
const at = (pace: Partial<Pace>, more: Partial<MailFacts> = {}) => decide({ ...usual, ...more, pace: { ...calm, ...pace } });

describe("from one sender to one mailbox", () => {
  it("five messages in ten minutes are answered by themselves, the sixth is not, nor any while it is paused", () => {
    expect([0, 4, 5, 6].map((fromPair) => isTooFast({ fromPair, isPaused: false }))).toEqual([false, false, true, true]);
    expect(isTooFast({ fromPair: 0, isPaused: true })).toBe(true);
    expect(at({ fromPair: 4 })).toEqual({ do: "open", quiet: false, forwarded: false, reasons: ["new_request"] });
    expect(at({ fromPair: 5 })).toEqual({ do: "open", quiet: true, forwarded: false, reasons: ["too_fast", "new_request"] });
    expect(at({ isPaused: true })).toMatchObject({ quiet: true, reasons: ["too_fast", "new_request"] });
  });

  it("what a technician passes on is answered to whoever wrote it first", () => {
    const technician = { id: "per", known: true, technician: true, closed: false };
    const forwarded = { from: { name: "", address: "a@b.example" }, subject: null, text: "" } as MailFacts["message"]["forwarded"];
    expect(at({ fromPair: 50 }, { sender: technician, message: { ...usual.message, forwarded } })).toMatchObject({
      quiet: false,
      forwarded: true,
    });
  });
});

describe("from one domain", () => {
  it("so many open tickets and no more; of an organization's own ten times as many", () => {
    expect([299, 300].map((fromDomain) => isDomainFlood({ fromDomain, ownDomain: false }))).toEqual([false, true]);
    expect([2999, 3000].map((fromDomain) => isDomainFlood({ fromDomain, ownDomain: true }))).toEqual([false, true]);
  });

  it("the rest waits for a technician, in nobody's ticket; what answers a ticket goes on", () => {
    expect(at({ fromDomain: 300 })).toEqual({ do: "hold", ticketId: null, reasons: ["domain_flood"] });
    expect(at({ fromDomain: 300 }, { floodTicketId: "9" })).toMatchObject({ do: "append", ticketId: "9", reasons: ["flood"] });
    expect(at({ fromDomain: 300 }, { candidate })).toMatchObject({ do: "append", ticketId: "7" });
  });
});
