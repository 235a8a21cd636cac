import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { step } from "./connect.ts";
import type { Composed } from "./compose.ts";
import { plainAnswer, verdictOn, type SendingError, type Verdict } from "./verdict.ts";

/** What the server has left of the session, so that the next message can follow on the same connection. */
async function startOver(connection: SMTPConnection): Promise<void> {
  await step(connection, (done) => connection.reset((error) => done(error)));
}

/** Hands one message to the server and says what came of it. Afterwards `isOpen` tells whether the connection takes another one. */
export async function deliver(connection: SMTPConnection, { envelope, message }: Composed): Promise<{ verdict: Verdict; isOpen: boolean }> {
  let handedOver = false;
  message.once("end", () => (handedOver = true));
  try {
    const info = await step<{ response: string } | undefined>(connection, (done) =>
      connection.send(envelope, message, (error, answer) => done(error, answer)),
    );
    return { verdict: { state: "sent", answer: plainAnswer(info?.response ?? "") }, isOpen: true };
  } catch (error) {
    const failed = error as SendingError;
    const verdict = verdictOn(failed, handedOver);
    message.destroy();
    if (!failed.responseCode || failed.responseCode === 421) return { verdict, isOpen: false };
    const isOpen = await startOver(connection).then(
      () => true,
      () => false,
    );
    return { verdict, isOpen };
  }
}
