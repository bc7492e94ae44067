// Builds the pages (Next) and the front door (esbuild) into .next, then writes a stamp of the
// sources, so that `npm start` knows whether what stands is what was built.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stampFile = path.join(root, ".next", "source-stamp");
const sources = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** A digest of every source file's path and content. */
function sourceStamp() {
  const hash = createHash("sha256").update(process.version);
  const visit = (relative) => {
    const absolute = path.join(root, relative);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(absolute).sort()) visit(path.join(relative, name));
    } else if (!/\.test\.tsx?$/.test(relative)) {
      hash.update(relative).update("\0").update(readFileSync(absolute)).update("\0");
    }
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}

/** True when the build in .next was made from exactly these sources. */
export function isBuilt() {
  try {
    return readFileSync(stampFile, "utf8") === sourceStamp();
  } catch {
    return false;
  }
}

/** Builds everything; throws when a step fails. */
export async function build() {
  const stamp = sourceStamp();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const pages = spawnSync(process.execPath, [next, "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (pages.status !== 0) throw new Error("The pages could not be built; see the lines above.");
  const { build: bundle } = await import("esbuild");
  await bundle({
    absWorkingDir: root,
    entryPoints: { main: "lib/server/main.ts", cli: "lib/cli/main.ts" },
    outdir: ".next/front-door",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
