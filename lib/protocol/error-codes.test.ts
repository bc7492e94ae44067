import { afterEach, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { accountCases } from "./errors/account-cases";
import { actionCases } from "./errors/action-cases";
import { adminCases } from "./errors/admin-cases";
import type { ErrorCase } from "./errors/error-case";
import { roomCases } from "./errors/room-cases";

/** What RoomService says in numbers of its own for words that all protocols share. */
const roomNumbers = [200_100, 200_101, 201_000, 202_001, 207_001, 207_002];

let services: TestServices | undefined;
afterEach(() => {
  services?.close();
  services = undefined;
});

const titled = (cases: readonly ErrorCase[]) =>
  cases.map((error) => [error.code, error.when, error] as const);

describe.each([
  ["the Action API", actionCases],
  ["the account API", accountCases],
  ["RoomService", roomCases],
  ["the console", adminCases],
])("%s answers", (_protocol, cases) => {
  it.each(titled(cases))("%i when %s", async (code, when, { environment, meet }) => {
    const opened = openTestServices(environment);
    // Where the case is that the database is gone, there is nothing left to close.
    services = /database/.test(when) ? undefined : opened;
    expect(await meet(opened)).toBe(code);
  });
});

describe("the list of codes", () => {
  const met = new Set(
    [...actionCases, ...accountCases, ...roomCases, ...adminCases].map(({ code }) => code),
  );

  it.each(Object.entries(errorCodes))("has %s, %i, which somebody can meet", (_name, code) => {
    expect(met).toContain(code);
  });

  it.each(roomNumbers)("has RoomService's %i, which somebody can meet", (code) => {
    expect(met).toContain(code);
  });

  it("has every number that anybody meets", () => {
    const known = new Set<number>([...Object.values(errorCodes), ...roomNumbers]);
    expect([...met].filter((code) => !known.has(code))).toEqual([]);
  });

  it("gives no number to two words", () => {
    const numbers = Object.values(errorCodes);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
