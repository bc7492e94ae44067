// The programs that the tests drive besides npm packages: Chromium and ffmpeg.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";

/** Chromium without the window that nobody sees: it takes a fifth less of the processor. */
const headlessShell = "chromium-headless-shell";
const chromiumPaths = [headlessShell, "chromium", "chromium-browser", "google-chrome"].map(
  (name) => `/usr/bin/${name}`,
);

function usable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(program) {
  return spawnSync(program, ["-version"], { stdio: "ignore" }).status === 0;
}

/** Chromium by CHROMIUM_PATH, then the system's; undefined leaves the choice to Playwright. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH ?? chromiumPaths.find(usable);
}

/** Installs what is missing where that is possible, otherwise says in one sentence what to do. */
export function ensureTools() {
  const missing = [];
  if (!chromiumPath()) missing.push("chromium");
  if (!onPath("ffmpeg")) missing.push("ffmpeg");
  if (!hasChineseFont()) missing.push("fontconfig", "fonts-noto-cjk");
  const canInstall = process.getuid?.() === 0 && usable("/usr/bin/apt-get");
  if (!canInstall && missing.length > 0) {
    const packages = missing.join(" ");
    throw new Error(
      `The tests need ${packages}: install it (on Debian: apt-get install ${packages}).`,
    );
  }
  if (!canInstall) return;
  const wantsShell = !process.env.CHROMIUM_PATH && !usable(`/usr/bin/${headlessShell}`);
  if (missing.length === 0 && !wantsShell) return;
  aptGet("update");
  // Older releases of Debian have no such package.
  const hasShell = wantsShell && installs(headlessShell);
  const rest = missing.filter((name) => !(hasShell && name === "chromium"));
  if (rest.length > 0 && !installs(...rest)) {
    throw new Error(`apt-get could not install ${rest.join(" ")}.`);
  }
}

/** Without one, Chromium draws boxes of other widths. */
function hasChineseFont() {
  const { stdout } = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  return (stdout ?? "").trim() !== "";
}

function installs(...packages) {
  console.log(`Installing ${packages.join(" ")} for the tests…`);
  return aptGet("install", "-y", "--no-install-recommends", ...packages);
}

function aptGet(...args) {
  const { status } = spawnSync("apt-get", ["-qq", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
