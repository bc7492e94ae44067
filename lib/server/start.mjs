// `npm start`: builds when the build is missing or older than the sources, then serves.
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, isBuilt } from "./build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
try {
  process.loadEnvFile(".env");
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
if (!isBuilt()) {
  console.log("Building Mini LVB (once, about half a minute)…");
  await build();
}
const { main } = await import(pathToFileURL(`${root}/.next/front-door/main.mjs`).href);
await main({ dev: false, root });
