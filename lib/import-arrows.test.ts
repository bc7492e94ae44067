import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const rooms = ["app", "components", "lib", "db"];

function sourceFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) ? [file] : [];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g,
  );
  return [...found].map((match) => {
    const target = match[2] ?? match[3] ?? "";
    const to = target.startsWith("@/")
      ? target.slice(2)
      : target.startsWith(".")
        ? path.join(path.dirname(file), target)
        : target;
    return { from: file, to, typeOnly: match[1] !== undefined };
  });
};
const imports = rooms.flatMap(sourceFiles).flatMap(importsOf);

const ours = (to: string) => rooms.some((room) => to === room || to.startsWith(`${room}/`));
const breaking = (rule: (edge: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`);

describe("imports between rooms", () => {
  it("reads the tree", () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it("lib imports neither app nor components, except the front door's table", () => {
    expect(
      breaking(
        ({ from, to }) =>
          from.startsWith("lib/") &&
          from !== "lib/server/hot-doors.ts" &&
          /^(app|components)\//.test(to),
      ),
    ).toEqual([]);
  });

  it("what the browser may import too imports nothing else of ours", () => {
    const outside = (to: string, inside: readonly string[]) =>
      ours(to) && !inside.some((room) => to.startsWith(room));
    expect(
      breaking(
        ({ from, to }) =>
          (from.startsWith("lib/shared/") && outside(to, ["lib/shared/"])) ||
          (from.startsWith("components/") && outside(to, ["components/", "lib/shared/"])),
      ),
    ).toEqual([]);
  });

  it("the settings import only themselves, lib/shared and lib/signing", () => {
    expect(
      breaking(
        ({ from, to }) =>
          /^lib\/config[./]/.test(from) && ours(to) && !/^lib\/(config|shared|signing)\//.test(to),
      ),
    ).toEqual([]);
  });

  it("the engine imports only itself, lib/shared and node", () => {
    expect(
      breaking(
        ({ from, to }) =>
          from.startsWith("lib/media/") &&
          !to.startsWith("lib/media/") &&
          !to.startsWith("lib/shared/") &&
          !to.startsWith("node:"),
      ),
    ).toEqual([]);
  });

  it("db imports nothing of ours but itself and types", () => {
    expect(
      breaking(
        ({ from, to, typeOnly }) =>
          from.startsWith("db/") && ours(to) && !to.startsWith("db/") && !typeOnly,
      ),
    ).toEqual([]);
  });

  it("only the config, the build and the tests read the environment", () => {
    const readers = rooms
      .flatMap(sourceFiles)
      .filter((file) => readFileSync(file, "utf8").includes("process.env"));
    expect(readers).toEqual(["lib/config.ts"]);
  });

  it("what verifies as Tencent Cloud does shares no code with what signs", () => {
    const edges = sourceFiles("e2e/cloud-sim").flatMap(importsOf);
    const foreign = edges.filter(
      ({ to }) => ours(to) && !to.startsWith("lib/media/") && !to.startsWith("lib/shared/"),
    );
    expect(edges.length).toBeGreaterThan(50);
    expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("SQL stays in db", () => {
    expect(
      breaking(
        ({ from, to }) => !from.startsWith("db/") && /^(better-sqlite3|drizzle-orm)/.test(to),
      ),
    ).toEqual([]);
  });
});
