import type { Guide } from "./guide";

/** How a server is run by its staff, in English. */
export const operationsGuideEn = {
  "first-start": {
    title: "The first administrator",
    text: `
There is no default password. While a server has no administrator, its output names a link at every start:

$ There is no administrator yet. Make one at https://live.example/setup#… (once)

Whoever opens it chooses a name and a password and is the administrator; then the link leads nowhere. The secret of the link stands behind the \`#\`, which browsers send to nobody, and it is in no log file.

Without the link, in the shell of the server, before or while it runs:

$ npx mini-lvb create-admin alice_01

It asks for a password; with \`--password-stdin\` it reads one, and where nobody can be asked it makes one and prints it. An account that exists gets a role by the next command, in the same way as somebody who has lost his:

$ npx mini-lvb set-role alice_01 admin
`,
  },
  roles: {
    title: "Who may what",
    text: `
\`readonly\` :: Sees the whole console and changes nothing.
\`moderator\` :: Keeps order: ends and forbids broadcasts, writes to broadcasters, withholds recordings, bans people and addresses, works through reports. Keeps order in every chat, too.
\`admin\` :: Everything: roles, locks and passwords, deleting, retention, replaying callbacks, webhooks, backups, blocked words.

The last administrator cannot lose the role. Nobody changes his own.
`,
  },
  lives: {
    title: "Ending and forbidding broadcasts",
    text: `
- “Stop” disconnects the program. It is kept out for as long as it goes on trying by itself; the broadcaster may begin anew.
- “Forbid” keeps every push out until the time that you give, or until somebody allows it again, also after a restart. The reason that you give stands in the broadcaster's studio, and the program is told it.
- A message stands at the top of the studio until its reader has confirmed it.
`,
  },
  people: {
    title: "Bans, locks and addresses",
    text: `
\`Ban\` :: Somebody may watch and write nowhere. Of a guest it holds for his network address: from there nobody can become a guest any more.
\`Lock\` :: Nobody signs in to the account: its sessions end at once, its broadcast ends, its access tokens are refused.
\`Address\` :: From there nobody registers, signs in or writes; staff is spared, and watching is not touched. Of IPv6 a network of 64 bits is meant. Addresses are kept as keyed hashes beside what you called them.

Behind one address can be a school or a mobile network: give bans of addresses an end.
`,
  },
  tapes: {
    title: "Recordings, trash and retention",
    text: `
- “Withhold” takes a recording from everybody but its owner and the staff; addresses that are known answer 404 from then on.
- What is deleted can be had back for \`TAPE_UNDO_DAYS\`. Until then it takes room on the disk, and the console says how much.
- Retention deletes the oldest first, by age, by the room that all recordings take, or by that of each broadcaster. Before you save a rule the page says what it would delete now. “Keep” spares a recording.
`,
  },
  scripts: {
    title: "Scripts and access tokens",
    text: `
Everything the console does goes through routes below \`/api/admin/\`; they stand on the page [Console API](/docs/console-api) with the role and the scope that each needs. Make an access token in the console and send it as a header:

$ curl -H 'Authorization: Bearer mlvb_pat_…' https://live.example/api/admin/lives

- A token may what its scopes say and never more than the role of its owner. It ends when it expires, when it is ended, and with the role or the account.
- Answers are \`{"code": 200, "message": "OK", "data": {…}}\` with HTTP 200; other codes are failures.
- Lists have a \`next\`: send it as \`cursor\` for the next page.
- An edit names the \`revision\` that it was made on. When somebody else was faster, the answer is 4009 and nothing is changed.
`,
  },
  backups: {
    title: "Backups",
    text: `
Every \`BACKUP_EVERY_HOURS\` hours the server copies its database to \`backups\` in the data folder while it goes on working, and reads the copy back: whether it is whole, has all its rows, and could be started from. The newest \`BACKUP_KEEP\` are kept. By hand, from the console or the shell:

$ npx mini-lvb backup /mnt/elsewhere
$ npx mini-lvb verify-backup

A backup holds the database alone. Keep beside it, on another machine: \`secrets.json\` and \`.env\`, without which keys and sealed secrets are lost, and the folders of recordings and pictures.

With the server stopped, this takes a backup in the place of the database, which stays beside it under another name:

$ npx mini-lvb restore FILE
`,
  },
  restore: {
    title: "After a restore",
    text: `
The database is then what it was at the moment of the backup, and the files on the disk are what they are now. What follows from that:

- Recordings made since have files and no row. At the start they are taken out of the folder that is served, so that nobody plays them by an old address; Recordings, Storage lists them, and so does the doctor. “Take over” makes hidden recordings of them, which their broadcasters or staff can show; “Remove” deletes the files for good.
- Recordings that were removed for good since have a row and no files. Storage and the doctor name them; they cannot be played. Put the folder of recordings of that time in place, or delete them.
- Whatever was done since is undone: what was hidden, withheld or deleted (and still has its files) is public again if it was so then; bans and locks are those of then. Look through the audit log of the database that was replaced; it stays beside as \`mini-lvb.db.replaced-…\`.
- Passwords, sessions, stream keys and access tokens are those of then: what was ended or changed since counts again. If the reason was a leak, end sessions and tokens and change keys anew.
- Pictures uploaded since stay on the disk and are shown nowhere; where one is gone, a drawn one takes its place.
- A broadcast that ran at the moment of the backup ends with the start. Deliveries of webhooks that were open then are tried again, under the same \`webhook-id\`.
- In Tencent mode the files are the cloud's: nothing is moved. Recordings that were reported since are not known any more; their files stay in the cloud's console.
`,
  },
  logs: {
    title: "Logs and request ids",
    text: `
Lines of JSON go to standard output and to \`logs\` in the data folder, rotated at \`LOG_FILE_MAX_BYTES\`, \`LOG_FILE_COUNT\` files in all; \`LOG_FILES=off\` turns the files off. Keys, passwords, tokens and signatures are masked in both, wherever they stand in a line.

Every answer has an \`X-Request-Id\`. The same id stands in the log lines of that request and on the page that says that something went wrong: whoever reports it can name it, and System finds it among the recent errors.
`,
  },
  audit: {
    title: "The audit log",
    text: `
Every order is written down before it is carried out, with who gave it, from where, about whom, and what came of it; also those of scripts, of the command line and of the server itself, and what somebody was not allowed. Passwords, keys and tokens never stand in it. It can be narrowed down and exported as a spreadsheet.
`,
  },
} satisfies Guide;
