import { calendarRoutes } from "../../../contract/calendars.ts";
import { handle } from "../../platform/http/handle.ts";
import { changeCalendar, removeCalendar } from "./change-calendar.ts";
import { checkHours } from "./check-calendar.ts";
import { importHolidays } from "./import-holidays.ts";
import { openingsOf } from "./clock/openings.ts";
import { loadCalendar } from "./load.ts";
import { makeCalendar } from "./make-calendar.ts";
import { showCalendar, showCalendars } from "./present.ts";
import { preview } from "./preview.ts";
import { readFeed } from "./read-feed.ts";
import { showOpenings } from "./show-openings.ts";
import { allCalendars } from "./store.ts";

export const routes = handle(calendarRoutes, {
  "GET /calendars": async ({ db, actor }) => ({ items: await showCalendars(db, actor, await allCalendars(db)) }),
  "POST /calendars": async ({ db, actor, now, body }) =>
    showCalendar(db, actor, await loadCalendar(db, await makeCalendar(db, actor, now, body))),
  "GET /calendars/{id}": async ({ db, actor, params }) => showCalendar(db, actor, await loadCalendar(db, params.id)),
  "GET /calendars/{id}/openings": async ({ db, now, params }) => {
    const { feed_holidays, holidays, ...row } = await loadCalendar(db, params.id);
    return showOpenings(row.name, openingsOf({ ...row, holidays: [...feed_holidays, ...holidays] }), now);
  },
  "PATCH /calendars/{id}": async ({ db, actor, now, params, body, request }) => {
    await changeCalendar(db, actor, now, params.id, body, request.headers["if-match"]);
    return showCalendar(db, actor, await loadCalendar(db, params.id));
  },
  "DELETE /calendars/{id}": ({ db, actor, now, params }) => removeCalendar(db, actor, now, params.id),
  "POST /calendars/{id}/holiday-imports": async ({ db, actor, now, params, body }) => {
    const not_understood = await importHolidays(db, actor, now, params.id, body.file);
    return { ...(await showCalendar(db, actor, await loadCalendar(db, params.id))), not_understood };
  },
  "POST /calendars/{id}/feed-readings": async ({ db, actor, now, params }) => {
    await readFeed(db, await loadCalendar(db, params.id), now);
    return showCalendar(db, actor, await loadCalendar(db, params.id));
  },
  "POST /calendar-preview": async ({ db, now, body: { calendar_id: id, ...given } }) => {
    checkHours(given);
    const fed = id === null ? [] : (await loadCalendar(db, id)).feed_holidays;
    return { days: preview({ ...given, holidays: [...fed, ...given.holidays] }, now) };
  },
});
