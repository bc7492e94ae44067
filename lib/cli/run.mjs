#!/usr/bin/env node
// `mini-lvb COMMAND`: the operator's command line, from the same build as the server.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, isBuilt } from "../server/build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);
try {
  process.loadEnvFile(".env");
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
if (!isBuilt()) await build();
const { runCommand } = await import(pathToFileURL(`${root}/.next/front-door/cli.mjs`).href);
const args = process.argv.slice(2);
const isRoomtool = path.basename(process.argv[1] ?? "").startsWith("roomtool");
process.exitCode = await runCommand(isRoomtool ? ["roomtool", ...args] : args);
