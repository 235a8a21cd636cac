import { startDevice } from "./device.ts";
import { startPhone } from "./phone.ts";

if (document.documentElement.dataset["what"] === "device") startDevice();
else startPhone();
