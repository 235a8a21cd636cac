const asked = ["GET /calendars", "POST /calendars", "GET /calendars/{id}", "PATCH /calendars/{id}"];
const read = ["POST /calendars/{id}/holiday-imports", "POST /calendars/{id}/feed-readings"];

/** As `values`, of calendars. */
export const calendarValues: Record<string, unknown> = {
  on: "2026-12-24",
  ...Object.fromEntries([...asked, ...read].map((key) => [`${key}.hours`, { mon: [["08:00", "16:00"]] }])),
  "exceptions.hours": [["08:00", "12:00"]],
};
