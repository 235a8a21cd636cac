import type { DeviceView } from "../../contract/counter-door.ts";
import { hear } from "./ask.ts";
import { drawBoard } from "./board.ts";
import { drawBy, frame, lostLine, spoken, words } from "./frame.ts";
import { createKiosk } from "./kiosk.ts";
import { readKept, writeKept } from "./kept.ts";
import { showPair } from "./pair.ts";

/** A kiosk or a board: which one it is was said when it was paired. */
export function startDevice(): void {
  const token = readKept("device");
  if (token) run(token);
  else showPair("", run);
}

function run(token: string): void {
  let view: DeviceView | null = null;
  let lost = false;
  const kiosk = createKiosk(token);
  const draw = () => {
    if (!view) return frame("kiosk", words().title, "", lostLine(lost));
    if (view.kind === "board") drawBoard(view, lost);
    else kiosk.draw();
  };
  const changed = () => {
    if (view?.kind === "kiosk") kiosk.show(view, lost);
    else draw();
  };
  drawBy(draw);
  hear<DeviceView>(
    "/counter-device/events",
    { header: "device-token", token, language: spoken() },
    {
      state: (next) => {
        view = next;
        changed();
      },
      connected: (is) => {
        if (lost === !is) return;
        lost = !is;
        changed();
      },
      refused: () => {
        writeKept("device", null);
        showPair(words().unpaired, run);
      },
    },
  );
}
