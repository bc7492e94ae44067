/** A page of the console as it is asked for: another one each time where `n` says so. */
export interface ConsolePage {
  readonly name: string;
  /** Path and query; `cursor` is `next` of the page before, for pages deep in a list. */
  readonly path: (n: number) => string;
  /** So many pages are turned before it is measured. */
  readonly turns?: number;
}

const page = (
  name: string,
  path: string | ((n: number) => string),
  turns?: number,
): ConsolePage => ({
  name,
  path: typeof path === "string" ? () => path : path,
  ...(turns === undefined ? {} : { turns }),
});
const word = (n: number) => encodeURIComponent(`第${n * 97}期`);

/** Every list of the console. A new area adds its pages here. */
export const consolePages: readonly ConsolePage[] = [
  page("tapes", "/api/admin/tapes"),
  page("tapes, 40 pages on", "/api/admin/tapes", 40),
  page("tapes, the largest", "/api/admin/tapes?sort=largest"),
  page("tapes, the largest, 40 pages on", "/api/admin/tapes?sort=largest", 40),
  page("tapes, public", "/api/admin/tapes?state=listed"),
  page("tapes, hidden", "/api/admin/tapes?state=hidden"),
  page("tapes, withheld", "/api/admin/tapes?state=withheld"),
  page("tapes, deleted, the largest", "/api/admin/tapes?state=deleted&sort=largest"),
  page("tapes, too short", "/api/admin/tapes?state=tooShort"),
  page("tapes, of one broadcaster", (n) => `/api/admin/tapes?userid=user_${n % 3000}`),
  page("tapes, of some days", "/api/admin/tapes?fromMs=0&untilMs=1"),
  page("tapes, a frequent word", (n) => `/api/admin/tapes?q=jazz+${n % 10}`),
  page("tapes, a word in one title", (n) => `/api/admin/tapes?q=${word(n)}`),
  page("tapes, a word in none", (n) => `/api/admin/tapes?q=nowhere${n}`),
  page("tapes, a word in none, the largest", (n) => `/api/admin/tapes?q=nowhere${n}&sort=largest`),
  page("tapes, failed recordings", "/api/admin/tapes/failed"),
  page("tapes, failed, 5 pages on", "/api/admin/tapes/failed", 5),
  page("one tape", (n) => `/api/admin/tapes/file-${n}`),
  page("storage", "/api/admin/tapes/storage"),
  page("storage, 40 pages on", "/api/admin/tapes/storage", 40),
  page("people", "/api/admin/people"),
  page("people, 40 pages on", "/api/admin/people", 40),
  page("people, moderators", "/api/admin/people?role=moderator"),
  page("people, locked", "/api/admin/people?state=locked"),
  page("people, a frequent word", (n) => `/api/admin/people?q=user_${n % 10}`),
  page("people, a word in none", (n) => `/api/admin/people?q=nowhere${n}`),
  page("one person", (n) => `/api/admin/people/user_${1 + (n % 3000)}`),
  page("guests", "/api/admin/people/guests"),
  page("address bans", "/api/admin/people/addresses"),
  page("reports", "/api/admin/reports"),
  page("reports, open", "/api/admin/reports?state=open"),
  page("reports, 40 pages on", "/api/admin/reports", 40),
  page("callbacks", "/api/admin/callbacks"),
  page("callbacks, refused", "/api/admin/callbacks?effect=refused"),
  page("callbacks, 40 pages on", "/api/admin/callbacks", 40),
  page("audit log", "/api/admin/audit"),
  page("audit log, of one person", "/api/admin/audit?actor=boss_01"),
  page("audit log, of one target", (n) => `/api/admin/audit?target=user_${n % 3000}`),
  page("audit log, 40 pages on", "/api/admin/audit", 40),
  page("lives", "/api/admin/lives"),
  page("webhook deliveries", "/api/admin/webhooks/deliveries"),
  page("charts, a day", "/api/admin/charts?hours=24"),
  page("charts, broadcasts", "/api/admin/charts/broadcasts"),
  page("words", "/api/admin/words"),
  page("system", "/api/admin/system/summary"),
];
