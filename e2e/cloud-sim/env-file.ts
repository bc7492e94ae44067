import { readFile, writeFile } from "node:fs/promises";

/** Only its owner may read keys, even invented ones. */
const MODE = 0o600;

/** `NAME=value` lines; none of the stand-in's values needs quotes. */
export function envText(env: Readonly<Record<string, string>>): string {
  return `${Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n")}\n`;
}

/** What an earlier run wrote, nothing when there is no such file. */
export async function readEnvFile(file: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    [...(await textOf(file)).matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
      ([, name = "", value = ""]) => [name, value.trim()],
    ),
  );
}

/** Sets our names in the file and leaves its other lines as they are. */
export async function writeEnvFile(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const isOurs = (line: string) => Object.hasOwn(env, line.split("=", 1)[0] ?? "");
  const others = (await textOf(file)).split("\n").filter((line) => line !== "" && !isOurs(line));
  const kept = others.map((line) => `${line}\n`).join("");
  await writeFile(file, kept + envText(env), { mode: MODE });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
