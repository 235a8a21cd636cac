/** How a connection writes and reads values as text, whatever the server or the user is set to; and that it may take its time. */
export const steadyText = {
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  options: "-c DateStyle=ISO -c IntervalStyle=postgres -c TimeZone=UTC -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8",
};
