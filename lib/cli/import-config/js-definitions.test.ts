import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "@/lib/config/config-error";
import { expectReadOrRefused } from "./any-source-fixture";
import { jsDefinitions } from "./js-definitions";

const valuesOf = (source: string) =>
  Object.fromEntries(
    jsDefinitions(source).map(({ name, section, value }) => [
      section === null ? name : `${section}.${name}`,
      value,
    ]),
  );

describe("the settings in a config.js", () => {
  it("are read from RoomTool's nested object, with comments and trailing commas", () => {
    const source = `'use strict';
/* RoomTool's settings, don't share */
module.exports = {
  // it's the "live" part
  live: {
    APP_ID: 1251000001,
    "APP_BIZID": '8888',
    API_KEY: "a'b\\"c", // the key
  },
  im: {
    IM_SDKAPPID: 1400000000,
    PRIVATEKEY: "-----BEGIN-----\\r\\n" +
      "MHQC\\r\\n" +
      '-----END-----\\r\\n',
    nested: { deeper: \`x\`, },
  },
  port: 5757,
}
`;
    expect(valuesOf(source)).toEqual({
      "live.APP_ID": "1251000001",
      "live.APP_BIZID": "8888",
      "live.API_KEY": "a'b\"c",
      "im.IM_SDKAPPID": "1400000000",
      "im.PRIVATEKEY": "-----BEGIN-----\r\nMHQC\r\n-----END-----\r\n",
      "nested.deeper": "x",
      port: "5757",
    });
  });

  it.each([
    ["export default { live: { A: 'x' } };", "live.A"],
    ["const config = { live: { A: 'x' } }\nmodule.exports = config", "live.A"],
    ["const live = { A: 'x' }; module.exports = { live };", "live.A"],
    ["exports.live = { A: 'x' }", "live.A"],
    ["config.live.A = 'x';", "live.A"],
    ["module.exports.A = 'x'", "A"],
    ["exports.A = 'x'", "A"],
    ["var A = 'x'\nvar B = 'y'", "A"],
    ["export const A = `x`;", "A"],
    ['{ "live": { "A": "x" } }', "live.A"],
    ["#!/usr/bin/env node\nmodule.exports = { A: 'x' }", "A"],
    ["const key = 'x'; module.exports = { A: key, B: key.length }", "A"],
    ["module.exports = { A: ('x') }", "A"],
    ["module.exports = { A: ['x'].join('\\n') }", "A"],
    ["const r = /[/'\"]'/g; module.exports = { A: 'x', B: 4 / 2 }", "A"],
    ["module.exports = { A: '\\x78' }", "A"],
    ["module.exports = { A: '\\u0078' }", "A"],
    ["module.exports = { A: '\\u{78}' }", "A"],
    ["module.exports = { ...base, f() { return '}' }, g: () => ({ a: 1 }), [k]: 2, A: 'x' }", "A"],
  ])("are read from %s", (source, name) => {
    expect(valuesOf(source)[name]).toBe("x");
  });

  it("join a list of lines", () => {
    expect(valuesOf("x = { A: ['a', \"b\",].join('\\r\\n') }")["x.A"]).toBe("a\r\nb");
  });

  it.each([
    "process.env.A",
    "process.env.A || 'default'",
    "3600 * 24",
    "1 + 2",
    `\`\${host}/x\``,
    "require('fs').readFileSync('key.pem')",
    "function () { return { A: 'no' } }",
    "['a', b].join('')",
    "(() => { return { A: 1 } })()",
  ])("are not guessed from %s", (expression) => {
    const source = `module.exports = { A: ${expression}, B: 'y' }`;
    expect(valuesOf(source)).toEqual({ A: null, B: "y" });
  });

  it.each([
    ["module.exports = {\n A: 'x\n}", /^Line 2: a quote begins and never ends/],
    ["module.exports = {\n A: 'x'\n B: 'y' }", /^Line 2: the value that begins here/],
    ["module.exports = {\n A: 'x' 'y' }", /^Line 2: the value that begins here/],
    ["module.exports = {\n live: {\n A: 'x' }", /^Line 1: a bracket \{ opens and never closes/],
    ["\n/* never", /^Line 2: a comment/],
    [`x = ${"(".repeat(100_000)}`, /more than 64 brackets/],
    [`x = ${"{a:".repeat(100_000)}`, /more than 64 brackets/],
    [`x = ${"[".repeat(100_000)}`, /more than 64 brackets/],
  ])("name the line that cannot be read", (source, message) => {
    expect(() => jsDefinitions(source)).toThrow(message);
    expect(() => jsDefinitions(source)).toThrow(ConfigError);
  });

  it("are read, or refused with a sentence, whatever the file holds", () => {
    const piece = fc.constantFrom(
      ...["module.exports = ", "{", "}", "A", ":", ",", "'", '"', "`", "\\", "$", "(", ")", "["],
      ...["]", "=", "/", "//", "/*", "*/", "\n", "+", ".", "join", "12", "'x'", "default ", " "],
    );
    expectReadOrRefused(piece, jsDefinitions);
  });
});
