import { type Definition, type SourceFile, sourceError } from "./definition";
import { settingNamed } from "./setting-names";
import { settingValue } from "./setting-value";

/** What an old file gives to Mini LVB, and what is to be said about it. Names only, no values. */
export interface Collected {
  /** Names of ours and their values. */
  readonly settings: ReadonlyMap<string, string>;
  /** Names of ours, each with its old name where that differs. */
  readonly taken: readonly string[];
  /** Old names that mean nothing to Mini LVB. */
  readonly unknown: readonly string[];
  /** Sentences about what the operator should look at. */
  readonly remarks: readonly string[];
}

/**
 * Sorts what was read by the settings it stands for; of several values for one, the last is taken.
 * @throws ConfigError when a value has a line break, which is what a lost quote leaves.
 */
export function collectSettings({ definitions, language }: SourceFile): Collected {
  const usable = new Map<string, { readonly value: string; readonly from: Definition }[]>();
  const unknown = new Set<string>();
  const remarks: string[] = [];
  for (const definition of definitions) {
    const setting = settingNamed(definition.name, definition.section);
    if (setting === null) {
      unknown.add(shown(definition));
      continue;
    }
    const found = settingValue(setting, definition.value);
    if ("damage" in found)
      throw sourceError(definition.line, `${shown(definition)} ${found.damage}`);
    if ("remark" in found) remarks.push(`${placed(definition)} ${found.remark}.`);
    if ("value" in found) {
      usable.set(setting, [
        ...(usable.get(setting) ?? []),
        { value: found.value, from: definition },
      ]);
    }
  }
  const settings = new Map<string, string>();
  const taken: string[] = [];
  for (const [setting, all] of usable) {
    const last = all.at(-1);
    if (!last) continue;
    settings.set(setting, last.value);
    taken.push(last.from.name === setting ? setting : `${setting} (from ${shown(last.from)})`);
    const others = all.filter(({ value }) => value !== last.value).map(({ from }) => from);
    if (others.length > 0) remarks.push(duplicateRemark(setting, others, last.from, language));
  }
  return { settings, taken, unknown: [...unknown], remarks };
}

function duplicateRemark(
  setting: string,
  others: readonly Definition[],
  last: Definition,
  language: SourceFile["language"],
): string {
  const remark = `${setting} has more than one value: ${others.map(placed).join(", ")}, and ${placed(last)}, which was taken as the last.`;
  const first = others.find(({ name }) => name === last.name);
  // define() keeps what a constant has, and only warns.
  return language === "PHP" && first
    ? `${remark} PHP itself went by line ${first.line}, so check which is right.`
    : remark;
}

function placed(definition: Definition): string {
  return `${shown(definition)} (line ${definition.line})`;
}

/** Anything may stand for a name in an object; only what looks like one is repeated. */
function shown({ name, section }: Definition): string {
  const whole = section === null ? name : `${section}.${name}`;
  return /^[\w.$-]{1,80}$/.test(whole) ? whole : "a name with unusual characters";
}
