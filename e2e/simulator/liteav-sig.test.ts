import { expect, it } from "vitest";
import { liteavSig, wirePassword } from "./liteav-sig";

// Computed outside this project from the documented formulas; the tokens are invented.
it("signs the body byte by byte", () => {
  const body = '{"userid":"alice_01","timestamp":1533081600,"expires":10,"nickname":"张三"}';
  expect(liteavSig("tokenexampleA", body)).toBe("b8db6d0a922c444733ce9175b11deac3");
  const plain = '{"userid":"alice_01","timestamp":1533081600,"expires":10}';
  expect(liteavSig("0123456789abcdef", plain)).toBe("e8d3fd73afd2459519e633bdfd5c421b");
});

it("sends the password hashed with the user's id", () => {
  expect(wirePassword("Passw0rd8", "alice_01")).toBe("32780361651a9646098175c678095775");
  expect(wirePassword("abcDEF123456", "alice_01")).toBe("3d59fb990164ad16b971d136787e6b5e");
});
