import { expect, it } from "vitest";
import { programOf } from "./program-of";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/120.0 Safari/537.36`, "Chrome", "Windows"],
  [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/120.0 Safari/5 Edg/120.0`, "Edge", "Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox", "Linux"],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17) ${webKit} Version/17 Safari/604`, "Safari", "iPhone"],
  [`Mozilla/5.0 (Linux; Android 14) ${webKit} Chrome/120 MicroMessenger/8`, "WeChat", "Android"],
  ["okhttp/3.8.1", "okhttp", ""],
  ["XiaoZhiBo/2.0 (iPad; iOS 12.1)", "XiaoZhiBo", "iPad"],
  ["Mozilla/5.0", "", ""],
  ["", "", ""],
])("%j is %s on %s", (agent, name, system) => {
  expect(programOf(agent)).toEqual({ name, system });
});
