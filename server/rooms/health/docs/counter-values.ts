/** As `values`, of counters and text messages. */
const token = "Zk9f2mQ7xYb1cR4tVw8nLp0sDgHjKaEuIoPqWzXvBnM";
export const counterValues: Record<string, unknown> = {
  letter: "B",
  header: "Authorization",
  "POST /sms-gateway/tests.to": "+4722001412",
  "sms-gateway.url": "https://sms.example/v1/messages",
  "sms-gateway.body": '{"to": "{{to}}", "text": "{{text}}"}',
  "sms-messages.to": "…412",
  "POST /counter-device/walk-ins.token": token,
  "POST /counters/{id}/walk-ins.token": token,
  "POST /counter-pairings.code": "48201937",
};
