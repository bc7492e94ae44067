import { expect, it } from "vitest";
import { serverQuery } from "./queries";

it("asks the server for whole days of the reader's calendar, and not for what is open beside", () => {
  const asked = serverQuery("q=50%25&from=2026-03-08&until=2026-03-08&tape=x&cursor=1.a");
  const from = new Date(2026, 2, 8).getTime();
  const next = new Date(2026, 2, 9).getTime();
  expect(Object.fromEntries(asked)).toEqual({
    ...{ q: "50%", cursor: "1.a" },
    ...{ fromMs: String(from), untilMs: String(next - 1) },
  });
});

it.each(["from=", "from=soon", "until=2026-3-8", "from=2026-03"])(
  "leaves out what is no day: %s",
  (query) => {
    expect([...serverQuery(query).keys()]).toEqual([]);
  },
);
