// The programs that the tests drive besides npm packages: Chromium and ffmpeg.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";

const chromiumPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

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
  if (spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim() === "") {
    missing.push("fonts-noto-cjk");
  }
  if (missing.length === 0) return;
  const packages = missing.join(" ");
  if (process.getuid?.() !== 0 || !usable("/usr/bin/apt-get")) {
    throw new Error(
      `The tests need ${packages}: install it (on Debian: apt-get install ${packages}).`,
    );
  }
  console.log(`Installing ${packages} for the tests…`);
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...missing]]) {
    const result = spawnSync("apt-get", ["-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (result.status !== 0) throw new Error(`apt-get could not install ${packages}.`);
  }
}
