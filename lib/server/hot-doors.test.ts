import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { hotDoors, rootPostDoor } from "./hot-doors";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const routeFiles = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => ({ file: path.join("app", file), door: `/${path.dirname(file)}` }));

it("mounts every route handler under the path that Next gives it, with the same methods", async () => {
  expect(routeFiles.length).toBeGreaterThan(5);
  expect([...hotDoors.keys()].sort()).toEqual(routeFiles.map(({ door }) => door).sort());
  for (const { file, door } of routeFiles) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.resolve(file)).href);
    const exported = Object.keys(module).filter((name) => methods.includes(name));
    expect(Object.keys(hotDoors.get(door) ?? {}).sort(), door).toEqual(exported.sort());
    expect(module.dynamic, `${door} is answered per request`).toBe("force-dynamic");
  }
});

it("answers POST / as the Action API", () => {
  expect(rootPostDoor).toBe(hotDoors.get("/interface.php")?.POST);
});
