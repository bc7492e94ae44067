import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "@/lib/config/config-error";
import { expectReadOrRefused } from "./any-source-fixture";
import { phpDefinitions } from "./php-definitions";

const valuesOf = (source: string) =>
  phpDefinitions(source).map(({ name, value }) => [name, value] as const);

describe("a PHP file's definitions", () => {
  it.each([
    ["in single quotes", "define('A', 'x');", "x"],
    ["in double quotes", 'define("A", "x");', "x"],
    ["as a number", "define('A', 1400000000);", "1400000000"],
    ["under a bare name", "define(A, 'x');", "x"],
    ["in capitals and with spaces", "DEFINE ( 'A' , 'x' ) ;", "x"],
    ["insensitive to case", "define('A', 'x', true);", "x"],
    ["as a constant", "const A = 'x';", "x"],
    ["as a constant of a class", "class C { public const string A = 'x'; }", "x"],
    ["unless it is defined", "defined('A') or define('A', 'x');", "x"],
    ["in a branch", "if (!defined('A')) { define('A', 'x'); }", "x"],
    ["in brackets", "define('A', ('x'));", "x"],
    ["empty", "define('A', '');", ""],
    ["null", "define('A', NULL);", ""],
    ["joined by dots", "define('A', 'x' . \"y\" . 1);", "xy1"],
    ["by an earlier one", "const B = 'y'; define('A', B . 'z');", "yz"],
    ["with a single quote in it", "define('A', 'it\\'s \\\\ \\n');", "it's \\ \\n"],
    ["with escapes", 'define("A", "\\t\\"\\x41\\101\\u{42}\\$\\\\\\q");', '\t"AAB$\\\\q'],
    ["with a price in it", 'define("A", "5$ or $5");', "5$ or $5"],
    ["with // and # in it", "define('A', 'http://x/#y /* z */');", "http://x/#y /* z */"],
    ["with a closing tag in it", "define('A', 'a?>b');", "a?>b"],
    ["with Windows line ends", "define('A',\r\n'x'\r\n);\r\n", "x"],
  ])("are read %s", (_, code, value) => {
    expect(new Map(valuesOf(`<?php\n${code}\n`)).get("A")).toBe(value);
    expect(new Map(valuesOf(code)).get("A")).toBe(value);
  });

  it("pass over comments, noise and what stands outside the tags", () => {
    const source = `<html>define('A', 'html')
<?php
// define('A', 'one'); it's "unbalanced
# define('A', 'two'); don't ?>
define('A', 'outside');
<?php
/* define('A', 'three');
   isn't */
$GLOBALS['A'] = array('B' => "it's", 'C' => [1, 2]);
$config->define('A', 'four');
Config::define('A', 'five');
function define('A', 'six') {}
#[Attribute("A")]
error_reporting(E_ALL ^ E_NOTICE);
define('KEPT', 'x'); ?>
define('A', 'after');
`;
    expect(valuesOf(source)).toEqual([["KEPT", "x"]]);
  });

  it("read several constants of one statement, each on its line", () => {
    expect(phpDefinitions("<?php\nconst A = 1,\n  B = 'x' . A;")).toEqual([
      { name: "A", section: null, value: "1", line: 2 },
      { name: "B", section: null, value: "x1", line: 3 },
    ]);
  });

  it.each([
    ["heredoc", "<<<PEM\nline 1\nline 2\nPEM"],
    ["heredoc in quotes", '<<<"PEM"\nline 1\nline 2\nPEM'],
    ["nowdoc", "<<<'PEM'\nline 1\nline 2\nPEM"],
    ["indented heredoc", "<<<PEM\n    line 1\n    line 2\n    PEM"],
  ])("read a %s", (_, text) => {
    expect(valuesOf(`<?php define('A', ${text}\n); define('B', 2);`)).toEqual([
      ["A", "line 1\nline 2"],
      ["B", "2"],
    ]);
  });

  it.each([
    "getenv('A')",
    "array(1, 'a' => array(2))",
    "dirname(__FILE__) . '/key'",
    '"a $b c"',
    '"a {$b} c"',
    "3600 * 24",
    "'a' . $b",
    "true ? 'a' : 'b'",
  ])("do not guess what %s comes to", (expression) => {
    expect(valuesOf(`<?php define('A', ${expression}); define('B', 'y');`)).toEqual([
      ["A", null],
      ["B", "y"],
    ]);
  });

  it.each([
    ["<?php\ndefine('A', 'x);\n", /^Line 2: a quote begins and never ends/],
    ["<?php\ndefine('A', 'x);\ndefine('B, 'y');\n", /^Line 2: the definition that begins here/],
    ["<?php\ndefine('A', 'x';\ndefine('B', 'y');", /^Line 2: the definition that begins here/],
    ["<?php\ndefine('A', f('x';", /^Line 2: the definition that begins here/],
    ["<?php\n\n/* never", /^Line 3: a comment/],
    ["<?php\ndefine('A', <<<PEM\nsecret\n", /^Line 2: a text <<<PEM begins and never ends/],
    [`<?php define('A', ${"(".repeat(100_000)}`, /more than 64 brackets/],
  ])("name the line that cannot be read", (source, message) => {
    expect(() => phpDefinitions(source)).toThrow(message);
    expect(() => phpDefinitions(source)).toThrow(ConfigError);
  });

  it("are read, or refused with a sentence, whatever the file holds", () => {
    const piece = fc.constantFrom(
      ...["<?php ", "define(", "'A'", '"', "'", ",", ")", ";", "\\", "$", "{", "<<<X\n", "\nX\n"],
      ...["const ", "A", "=", "/*", "*/", "//", "#", "\r\n", ".", "(", "?>", "12", "X", " "],
    );
    expectReadOrRefused(piece, phpDefinitions);
  });
});
