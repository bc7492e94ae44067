/** A browser or app and what it runs on, as far as it says so; empty: it does not. */
export interface Program {
  readonly name: string;
  readonly system: string;
}

/** The first that fits: each also calls itself what those after it are called. */
const names: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, "WeChat"],
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(?:Firefox|FxiOS)\//, "Firefox"],
  [/(?:Chrome|CriOS)\//, "Chrome"],
  [/Version\/.*Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** What a `User-Agent` header says to a person; of a program of no known name, its first word. */
export function programOf(agent: string): Program {
  const known = (list: typeof names) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? "";
  const first = agent.split(/[\s/]/)[0] ?? "";
  return {
    name: known(names) || (first === "Mozilla" ? "" : first.slice(0, 40)),
    system: known(systems),
  };
}
