import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { accountCalls } from "@/lib/protocol/account/account-table";
import { findDoor, hotDoors } from "./hot-doors";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const routeFiles = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => ({
    file: path.join("app", file),
    door: `/${path.dirname(file).replaceAll("[group]", "live_room").replaceAll("[name]", "login")}`,
  }));

describe("doors", () => {
  it("mount every route handler under the path that Next gives it, with the same methods", async () => {
    expect(routeFiles.length).toBeGreaterThan(5);
    for (const { file, door } of routeFiles) {
      const module: Record<string, unknown> = await import(pathToFileURL(path.resolve(file)).href);
      const exported = Object.keys(module).filter((name) => methods.includes(name));
      const mounted = findDoor("", door)?.methods ?? {};
      expect(Object.keys(mounted).sort(), door).toEqual(exported.sort());
      for (const method of exported) expect(mounted[method], door).toBe(module[method]);
      expect(module.dynamic, `${door} is answered per request`).toBe("force-dynamic");
    }
  });

  it("lead nowhere that Next does not know", () => {
    const known = routeFiles.map(({ door }) => door);
    expect([...hotDoors.keys()].filter((door) => !known.includes(door))).toEqual([]);
  });

  it("answer POST / as the Action API, and leave GET / to the pages", () => {
    expect(findDoor("POST", "/")?.methods.POST).toBe(hotDoors.get("/interface.php")?.methods.POST);
    expect(findDoor("GET", "/")).toBeUndefined();
  });

  it("answer the account API at the root too, as the rewrites of Next do", () => {
    const rewrites = readFileSync("next.config.js", "utf8");
    for (const { name } of accountCalls) {
      expect(findDoor("POST", `/${name}`), name).toBe(findDoor("POST", `/lite/${name}`));
      expect(findDoor("GET", `/${name}`), name).toBeUndefined();
      expect(rewrites).toContain(name);
    }
  });
});
