import type { Guide } from "./guide";

/** Which callbacks are taken, how they are verified and what they do, in English. */
export const callbacksGuideEn = {
  addresses: {
    title: "Addresses",
    text: `
Tencent Cloud sends POST requests with JSON to the addresses below. The address of Live takes every type of event.

- \`/callback/tape_callback.php\`, the address of the original's document, is the same door.
- Any of the events can have an address of its own in the console; the type is read from the body.

In embedded mode the media engine reports by itself and no callback is needed; the door of Live is open all the same, the one of IM refuses everything.
`,
  },
  events: {
    title: "Events of Live and what they do",
    text: `
Fields may be numbers or text, of 2016 or of today: \`channel_id\` counts as \`stream_id\`, \`video_id\` or \`record_file_id\` as \`file_id\`.

\`1\` push began :: The live begins. LVB lets in every good signature; who is banned here or may not broadcast is disconnected now.
\`0\` push ended :: The live ends: at once after a goodbye (\`errcode\` 1 or 2), else when the publisher has not come back within \`RECONNECT_GRACE_SECONDS\`.
\`100\` recording file :: The replay appears in the list. Formats of one broadcast become one replay; streams of link-mic guests leave none.
\`200\` screenshot :: The newest is the cover of a live whose broadcaster gave none.
\`314\` relay, \`315\` audio audit, \`317\` image audit :: Recorded in the ledger for you to read; nothing is done.
\`321\` push exception, \`328\` monitoring :: Recorded.
\`332\` recording state, \`341\` recording error :: Recorded.
\`8\` mixed stream, \`338\` subtitles, \`348\` AI summary :: Recorded.
Any other :: Recorded as ignored.

Streams that nobody here asked for belong to another product of the same account and are let alone.
`,
  },
  signature: {
    title: "Signature and expiry",
    text: `
The body carries \`t\`, its expiry in Unix seconds, and \`sign\`. The sign is the MD5, in hexadecimal, of \`API_KEY\` and the decimal digits of \`t\` in a row.

- LVB sets \`t\` ten minutes ahead. A callback counts until \`t\` plus \`CALLBACK_GRACE_SECONDS\` (300), because repetitions may come late.
- A \`t\` more than 15 minutes ahead of this server's clock was not made by LVB and is refused.
- The sign covers neither the body nor the path: whoever reads one can forge events until it expires. Use https.
`,
  },
  unsigned: {
    title: "Events without a signature",
    text: `
Relay (314), push exceptions (321) and monitoring (328) come without \`t\` and \`sign\`. They are taken only at an address with the secret, which you choose: set \`CALLBACK_URL_SECRET\`, and put it behind the address of these events in the console as \`?secret=VALUE\`. For all other types the secret proves nothing; they need their signature.
`,
  },
  repeats: {
    title: "Repetitions and order",
    text: `
Delivery is at least once and in any order; every order and every repetition ends in the same state. What was known already is answered with 200 and changes nothing:

\`0\`, \`1\` :: Known by domain, path, stream and \`sequence\`. The late end of an earlier push does not end the present one.
\`100\` :: Known by the file's id.
\`200\` :: Known by stream, time and picture.
\`314\`, \`317\`, \`321\`, \`332\` :: Known by their task, time or number.

If no callback comes at all, the [comparison with LVB](/docs/tencent#outage) finds starts and ends.

What it cannot find is by which stream key somebody pushes, because LVB's list does not say. If the start of a push by a key that was changed in the studio is never reported, that push is on air until the first callback with \`stream_param\`: its late start, a recording file (100) or its end. Then it is disconnected, counts as no broadcast, and its recordings are in no list. Changing the key with “The old one stops at once” disconnects whoever pushes at that moment, reported or not.
`,
  },
  answers: {
    title: "What the answers mean",
    text: `
\`200\` :: Stored, also when it was a repetition or nothing is done about it. The body is \`{"code":0}\`.
\`403\` :: Not verified, and nothing changed. The message says why: \`wrong sign\`, \`no t or sign\`, \`expired\`, \`t too far\`, or a body that is no JSON object.
\`413\` :: The body is longer than \`MAX_BODY_BYTES\`.
\`500\` :: It could not be stored, for example because the disk is full.

LVB repeats whatever is not 200 every minute, 12 times (screenshots every 2 minutes, 5 times). An operator who corrects a wrong key within that time may lose nothing.
`,
  },
  ledger: {
    title: "The ledger",
    text: `
[The callback page](/admin/callbacks) shows the staff every callback of Live with what was decided and why, newest first; of IM, those that were refused; in embedded mode, what the own engine reported. Administrators can apply an entry once more (what is known already stays as it is) and make up a callback to see what it does. The content of an accepted callback is kept without its sign and push signature, up to 4096 characters; of a refused one nothing is kept.

\`CALLBACK_LEDGER_ROWS\` :: Accepted callbacks and reports of the own engine that are kept: 50000. The oldest go first.
\`REFUSED_CALLBACK_ROWS\` :: Refused ones that are kept: 5000. They count apart, because anybody can send them and must not push the others out.
\`REFUSED_CALLBACKS_PER_MINUTE\` :: Refused ones of one network address that are written down: 30. More are refused all the same.
`,
  },
  im: {
    title: "Callbacks of IM",
    text: `
The command is in the query, \`CallbackCommand\`:

\`Group.CallbackBeforeSendMsg\` :: A phone is about to speak. The answer is \`ErrorCode\` 0 to deliver, or 1 with a reason when the sender or everybody is muted, or a word is blocked (\`BLOCKED_WORDS\`). IM waits 2 s; if this server has trouble of its own, the message is delivered.
\`Group.CallbackAfterSendMsg\` :: The message was delivered: it appears on the web, once, whatever the number of repetitions. Messages that this server sent itself are passed over.
\`Group.CallbackAfterGroupDestroyed\` :: If the live of that group is still on air, its chat room is looked into and made again.
Any other :: Answered with success; nothing is done.
`,
  },
  imSignature: {
    title: "Signature of IM",
    text: `
\`Sign\` and \`RequestTime\` are in the query: the SHA-256, in hexadecimal, of \`IM_CALLBACK_TOKEN\` and the digits of \`RequestTime\` in a row. \`RequestTime\` may be 60 s off, no more, so keep the clock synchronised. \`SdkAppid\` must be \`IM_SDKAPPID\`. What does not agree is answered with 403 and stands in the ledger; without a token that is every callback. The body is not covered here either: use https.
`,
  },
  try: {
    title: "Trying it with curl",
    text: `
These send events that change nothing, signed as Tencent Cloud signs. Put your own key, token and application id in the first lines; keep them out of the shell's history.
`,
  },
} satisfies Guide;
