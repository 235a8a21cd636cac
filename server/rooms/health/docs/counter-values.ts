/** As `values`, of counters. */
const token = "Zk9f2mQ7xYb1cR4tVw8nLp0sDgHjKaEuIoPqWzXvBnM";
export const counterValues: Record<string, unknown> = {
  letter: "B",
  "POST /counter-device/walk-ins.token": token,
  "POST /counters/{id}/walk-ins.token": token,
  "POST /counter-pairings.code": "48201937",
};
