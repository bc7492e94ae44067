import type { Guide } from "./guide";

/** How to set up and run Tencent mode, in English. */
export const tencentGuideEn = {
  overview: {
    title: "What you need",
    text: `
You need a Tencent Cloud account with Live (LVB), Chat (IM) and Object Storage (COS), two domains for Live, and a server that Tencent Cloud reaches over https. Pages, API, chat and lists still run here; media, pictures and the phones' chat run in the cloud.

1. Collect the values below from the consoles into \`.env\`, or [bring along an old installation](#import).
2. Set \`MODE=tencent\` and \`PUBLIC_URL\`, the https address of this server.
3. Ask the [doctor](#doctor) until nothing is wrong.
4. \`npm start\`. The server starts with every required setting or not at all; the message names the one that is missing, and it never falls back to embedded mode.

No account yet? [Try it without one](#try).
`,
  },
  live: {
    title: "Live: domains and keys",
    text: `
1. Note the \`APPID\` of the account (console: Account Information): \`APP_ID\`.
2. Add a push domain and a play domain of your own, with their CNAMEs (console: Live, Domain Management): \`PUSH_DOMAIN\`, \`PLAY_DOMAIN\`. Old accounts may leave both unset and get \`BIZID.livepush.myqcloud.com\` and \`BIZID.liveplay.myqcloud.com\`; \`APP_BIZID\` is the BIZID in them.
3. Turn push authentication on (the push domain, Push Configuration, Authentication) and copy the main key: \`PUSH_KEY\`. If there is a backup key: \`PUSH_KEY_BACKUP\`.
4. If the play domain asks for signed addresses (Access Control), copy its key: \`PLAY_KEY\`. It must not be the push key, because every viewer gets addresses signed with it; the server refuses to start then.
5. Give the play domain a certificate. Without one set \`PLAY_SCHEME=http\`, which browsers only play on a page that came by http.
6. Choose stream names with \`STREAM_NAMES\`: \`bizid\` (\`BIZID_userid\`, as the original had them) or \`plain\` (the userid alone, for domains of your own).

If the console was set to SHA-256 or to upper-case \`txTime\`, say so in \`TX_SECRET_ALGORITHM\` and \`TX_TIME_CASE\`. The usual \`md5\` and \`lower\` need nothing.
`,
  },
  liveCallbacks: {
    title: "Live: callbacks",
    text: `
Lives begin and end here by what LVB reports. Make a callback template (console: Live, Event Center, Live Stream Callback) with these, and bind it to the push domain:

1. The callback key, the same on both sides: \`API_KEY\`.
2. The first address below for push, end of push and recording; for screenshots too if you want them as covers.
3. For the three events that come unsigned (relay 314, push exception 321, monitoring 328) set \`CALLBACK_URL_SECRET\` and put \`?secret=\` and its value behind the address. Leave them off if you do not need them.

What each event does is in [Callbacks](/docs/callbacks).
`,
  },
  recording: {
    title: "Live: recordings",
    text: `
Make a recording template with HLS and MP4 (console: Live, Feature Configuration, Live Recording) and bind it to the push domain. Every finished file is reported by callback and appears in the list of replays.

With \`STREAM_NAMES=bizid\` push addresses also ask for HLS and MP4 in pieces of three hours, which old domains understand; \`RECORDING=off\` leaves that out. With names of your own the template alone decides.
`,
  },
  cos: {
    title: "COS: pictures",
    text: `
1. Make a bucket with public read and private write (console: Object Storage, Bucket List): \`COSKEY_BUCKET\` and \`COSKEY_BUCKET_REGION\`; the number at the end of its name is \`COSKEY_APPID\`.
2. Allow uploads from browsers (the bucket, Security, CORS): your \`PUBLIC_URL\` as origin, the method POST, all headers.
3. Bind a domain of your own (the bucket, Domains and Transfer) and set \`COSKEY_DOMAIN\` to its https origin: buckets made since 2024 do not show pictures in browsers under the default domain.
4. Make a sub-account's key that may only use this bucket, with the actions below: \`COSKEY_SECRETID\`, \`COSKEY_SECRETKEY\`. The misspelt \`COSKEY_SECRECTID\` and \`COSKEY_SECRECTKEY\` of the original are understood.

Browsers upload straight to the bucket with a form that allows one name, one type and at most \`UPLOAD_MAX_BYTES\` for \`UPLOAD_URL_TTL_SECONDS\`; the server looks at the file before its address is shown.

Old apps sign uploads by themselves. \`COS_LEGACY_SIGN=on\` gives them signatures with which whoever asks can, for \`COSKEY_EXPIRED_TIME\` seconds, overwrite every picture of the bucket (\`GetCOSSign\`) or sign any request of this key (signKey): only with a key that may use this bucket alone.
`,
  },
  im: {
    title: "IM: chat with phones",
    text: `
1. Make an application (console: Chat): \`IM_SDKAPPID\` and its key \`IM_SECRETKEY\`. Applications from before July 2019 have a key pair instead: \`PRIVATEKEY\`, \`PUBLICKEY\` and \`IM_ACCOUNTTYPE\`.
2. Make an administrator (Basic Configuration, Administrators) and name it in \`ADMINISTRATOR\`.
3. Enter the second address below as the callback address (Callbacks), and turn authentication on there: its token is \`IM_CALLBACK_TOKEN\`. Without it every callback is refused and the web does not hear phones.
4. Turn on the callbacks before and after a group message is sent, and after a group is dissolved. Changes take about two minutes.

Outside mainland China the REST API has another address, for example \`https://adminapisgp.im.qcloud.com\`: \`IM_API_URL\`. Each live on air needs one AVChatRoom; the edition of the application decides how many there may be.
`,
  },
  cloudApi: {
    title: "Cloud API key",
    text: `
Make a sub-account for programs (console: Access Management, Users), give it the policy below and nothing else, and set \`TENCENTCLOUD_SECRET_ID\` and \`TENCENTCLOUD_SECRET_KEY\`. This is what the server asks:

\`DescribeLiveStreamOnlineList\` :: What LVB carries, every \`RECONCILE_SECONDS\`.
\`DescribeLiveStreamState\` :: Whether a stream that is missing in the list is really gone.
\`DropLiveStream\` :: Ends the push of somebody who may not broadcast.
\`ForbidLiveStream\` :: Keeps a banned broadcaster from pushing.
\`ResumeLiveStream\` :: Lets him push again.
\`DescribeLivePushAuthKey\` :: The doctor compares the push keys.
\`DescribeLivePlayAuthKey\` :: The doctor compares the play key.
\`DescribeStreamPlayInfoList\` :: Viewers and bandwidth for administrators, some minutes late.
\`DescribeStreamPushInfoList\` :: What arrives from a broadcaster, for the studio, some minutes late.
`,
  },
  settings: {
    title: "All settings of this mode",
    text: `
Without these the server does not start: \`APP_ID\`, \`APP_BIZID\`, \`API_KEY\`, \`PUSH_KEY\`, \`TENCENTCLOUD_SECRET_ID\`, \`TENCENTCLOUD_SECRET_KEY\`, \`IM_SDKAPPID\`, \`IM_SECRETKEY\` (or \`PRIVATEKEY\`), and the five of COS: \`COSKEY_APPID\`, \`COSKEY_BUCKET\`, \`COSKEY_BUCKET_REGION\`, \`COSKEY_SECRETID\`, \`COSKEY_SECRETKEY\`. The others:

\`PUSH_KEY_BACKUP\` :: The key that was or will be \`PUSH_KEY\`; the doctor looks whether the domain takes it.
\`PUSH_DOMAIN\`, \`PLAY_DOMAIN\` :: Hosts; unset, those of the BIZID.
\`PLAY_SCHEME\` :: \`https\`, or \`http\`.
\`PLAY_KEY\`, \`PLAY_URL_TTL_SECONDS\` :: Signs play addresses, for 86400 s; players get a new one at half of that and go on.
\`PUSH_URL_TTL_SECONDS\` :: How long a push address can begin a broadcast: 86400.
\`LIVE_APP_NAME\` :: AppName in push and play addresses: \`live\`.
\`STREAM_NAMES\` :: \`bizid\` or \`plain\`.
\`TX_SECRET_ALGORITHM\`, \`TX_TIME_CASE\` :: \`md5\` or \`sha256\`; \`lower\` or \`upper\`.
\`CALLBACK_GRACE_SECONDS\` :: How long after its expiry a callback still counts: 300.
\`CALLBACK_URL_SECRET\` :: Believes unsigned events at the address that carries it.
\`RECONCILE_SECONDS\` :: How often lives are compared with LVB: 15, at most 25.
\`LIVE_API_URL\`, \`IM_API_URL\` :: Where the two APIs are reached.
\`COS_ENDPOINT\`, \`COSKEY_DOMAIN\` :: Where uploads go, and where pictures are seen; unset, the bucket's own domain.
\`COSKEY_EXPIRED_TIME\`, \`COS_LEGACY_SIGN\` :: For uploads that old apps sign themselves: 30 s, \`off\`.
\`ADMINISTRATOR\` :: The IM account that acts for the server: \`administrator\`.
\`IM_ACCOUNTTYPE\`, \`PRIVATEKEY\`, \`PUBLICKEY\` :: Only for IM applications from before July 2019.
\`IM_CALLBACK_TOKEN\` :: Verifies the callbacks of IM.
`,
  },
  import: {
    title: "Coming from an old installation",
    text: `
This reads the \`OutDefine.php\` of the original server or the \`config.js\` of RoomTool without running it, and writes \`.env\` for Tencent mode, readable by you alone:

$ npx mini-lvb import-config OutDefine.php

The report lists what was taken and under which old name, what it does not know, and what Tencent mode still needs. It shows no values. It does not overwrite a file: use \`--output FILE\`, or \`--force\`.

The old callback address \`/callback/tape_callback.php\` still works, so that the console can stay as it is until the host changes.
`,
  },
  doctor: {
    title: "The doctor",
    text: `
It tries everything that this page describes, says what is wrong in your language, and what to do. Run it on the server, also when the server does not start, or open [the doctor's page](/admin/doctor) as an administrator:

$ npm run doctor

With the test push it also sends a silent stream to the push domain and waits for its callback, which proves push key, callback address and callback key in one go:

$ npm run doctor -- --push

\`--lang zh\` or \`--lang en\` chooses the language and \`--json\` is for programs. The exit code is 1 when something failed. Keys are never shown.
`,
  },
  keys: {
    title: "Changing keys",
    text: `
A changed \`.env\` counts from the next start. Restarting ends no broadcast in this mode: media does not pass through the server, and the first thing it does is to compare with LVB.

Push key :: 1. Console: enter the new key as the backup key; LVB takes both. 2. Set \`PUSH_KEY\` to the new and \`PUSH_KEY_BACKUP\` to the old key, and restart. 3. When addresses with the old key have expired (\`PUSH_URL_TTL_SECONDS\`, a day), make the new key the main one in the console and remove \`PUSH_KEY_BACKUP\`.
Play key :: The same with the play domain's backup key and \`PLAY_KEY\`; wait for \`PLAY_URL_TTL_SECONDS\`.
Callback key :: There is only one at a time. Change it in the console and in \`API_KEY\` within a minute, when nobody is about to stop: a callback signed with the other key is refused. Lost starts and ends are found by comparing; a refused recording is only listed if LVB's repetition is signed with the new key.
Cloud API and COS keys :: Make a second key, set it, restart, then disable the old one.
IM key :: UserSigs made with the old key are void at once; apps get new ones when they sign in again. Choose a quiet hour.
`,
  },
  outage: {
    title: "When Tencent Cloud does not answer",
    text: `
Pages, lists and addresses are made here and never wait for the cloud.

A callback is lost :: Every \`RECONCILE_SECONDS\` the server compares its lives with what LVB carries. A lost start is found and a lost end is noticed, within 60 s with the default settings. A lost recording is not: LVB repeats its callback for about 12 minutes. Nor is it found by which stream key somebody pushes, see [Callbacks](/docs/callbacks#repeats).
The Live API is down :: The playlist that viewers get is the witness: a live ends when its playlist is gone, has ended, or has not changed for 12 s. When that cannot be told either, the live stays. Ending a live answers that the cloud did not answer; a ban holds here at once and is passed on when the API is back.
LVB itself is down :: Nobody can push or watch; lives end as described, and begin again by themselves.
COS is down :: Uploads fail with a message after a few seconds. Broadcasts go on.
IM is down :: The web's chat goes on. Messages to phones wait up to 30 s, at most 200 for each live, and are then dropped. Chat rooms are opened, repaired and dissolved later, with waits that grow to 5 minutes.
This server is down :: Viewers who are watching go on watching. LVB repeats callbacks, and after the start everything is compared at once.
`,
  },
  limits: {
    title: "What this mode does not do",
    text: `
- Our media engine is not started: \`RTMP_PORT\` is not opened, and \`PUBLIC_RTMP_URL\`, \`MAX_STREAMS\`, \`PART_DURATION_MS\` and \`SEGMENT_DURATION_MS\` mean nothing.
- Nothing is recorded on this machine. Replays are LVB's files, at LVB's addresses.
- Browsers play LVB's HLS, which is some seconds later than our low-latency HLS.
- Running lives have no moving preview. The cover is what the broadcaster uploaded, else the newest screenshot that LVB reported, else a drawn one.
- The studio shows no figures about the stream, because LVB's are minutes late.
- Link-mic pictures are not mixed on the server, as in embedded mode (code 4004).
- A ban reaches LVB for 90 days at most; it is passed on again if the broadcaster pushes after that.
`,
  },
  try: {
    title: "Trying it without an account",
    text: `
The stand-ins of LVB, COS and IM that our tests use run on this machine, invent an account and write its settings into \`.env\`; use a folder without a real one. In one terminal:

$ npm run cloud-sim -- --env-file .env

In another:

$ PUBLIC_URL=http://127.0.0.1:3000 npm start

Open \`http://127.0.0.1:3000\`, go live from the studio with OBS, chat, and watch; \`npm run phone-chat\` speaks as a phone would. In the first terminal \`help\` lists what can be broken; for example \`callback-key new\` makes callbacks come with another key, and the doctor says so. They are for trying only: nothing of it belongs on the internet. Remove its settings from \`.env\` to return to embedded mode.
`,
  },
} satisfies Guide;
