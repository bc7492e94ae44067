import { expect, it } from "vitest";
import { CommandLineError, parseCommandLine } from "./command-line";

it("takes a client, an address and switches", () => {
  const line = parseCommandLine([
    "android2",
    "https://h:1",
    "--verbose",
    "--account-base",
    "/lite",
  ]);
  expect(line).toMatchObject({ name: "android2", verbose: true });
  expect(line.options).toMatchObject({ baseUrl: "https://h:1", accountBase: "/lite" });
});

it("has an address of its own", () => {
  expect(parseCommandLine(["ios1"]).options.baseUrl).toBe("http://127.0.0.1:3000");
});

it.each([[[]], [["android3"]], [["ios1", "ftp://h"]], [["ios1", "http://h", "x"]], [["--what"]]])(
  "explains itself for %j",
  (args) => {
    expect(() => parseCommandLine(args)).toThrow(CommandLineError);
  },
);
