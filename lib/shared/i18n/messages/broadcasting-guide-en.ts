import type { Guide } from "./guide";

/** How a broadcaster goes live and what the studio says, in English. */
export const broadcastingGuideEn = {
  start: {
    title: "Going live with OBS",
    text: `
1. Sign in and open [the studio](/studio).
2. Press “Copy the whole address”. In OBS open Settings, Stream, choose the service “Custom…”, and paste it as the server; leave the stream key empty. OBS shows it openly there: if your settings may get into the picture, copy Server and Stream key one after the other instead.
3. Press “Start Streaming”. The studio shows the picture and what arrives; your viewers see it about two seconds later.

Under “Settings for OBS” the studio also has a ready-made profile: a zip file with one folder. Unpack it, choose Profile, Import Profile in OBS, and take the folder. It has your address in it, so keep it to yourself.

Any other program that sends RTMP will do. With ffmpeg:

$ ffmpeg -re -i film.mp4 -c:v libx264 -tune zerolatency -g 30 -c:a aac -f flv 'rtmp://live.example/live/STREAMKEY'
`,
  },
  settings: {
    title: "What to set in OBS",
    text: `
Video is H.264 and sound is AAC. HEVC, AV1 and other codecs are turned away with a reason, because many viewers could not play them.

\`1920 × 1080, 30 fps\` :: 4,500 kbit/s
\`1280 × 720, 30 fps\` :: 2,500 kbit/s
\`852 × 480, 30 fps\` :: 1,200 kbit/s

- Keyframe interval: 1 s, at most 2 s. A viewer who arrives waits for the next keyframe, and low latency needs them close together.
- Encoder x264, preset veryfast, tune zerolatency, profile main or high without 10-bit. B-frames work and cost some latency.
- Sound: AAC at 128 to 160 kbit/s, 48 or 44.1 kHz.
- Upload at no more than two thirds of what your line can do.
`,
  },
  phone: {
    title: "From a phone",
    text: `
The phone apps ask for their address by themselves. Another app that sends RTMP, Larix for example, reads the QR code in the studio: it holds the whole address and is as secret as the stream key.
`,
  },
  key: {
    title: "The stream key",
    text: `
Whoever has your stream key can broadcast in your name. The studio never shows it by itself: you copy it without seeing it, or look at it for ten seconds.

- It can begin a broadcast for \`PUSH_URL_TTL_SECONDS\`, a day by default. A broadcast that runs is not cut off when it expires. Renewing gives a new one; the old one works until its own end.
- Change it (“Change the key…”) when somebody else may know it. The old one works for \`KEY_ROTATION_GRACE_SECONDS\` more, five minutes by default, so that a program can be set to the new one in peace; or not a moment longer, and whoever uses it is disconnected.
- One program at a time: while you are on air, a second one with the same key is turned away, and the studio says so with its network address. If that was not you, change the key.
- Nobody who watches learns it: play addresses have another signature or none.
`,
  },
  preview: {
    title: "A look before everybody",
    text: `
In the room's settings “Public only after Go live” keeps each broadcast to yourself at first. The studio shows the picture and its health; nobody else finds the room on air, and nothing is recorded. “Go live” opens it.

In Tencent mode the picture comes from Tencent Cloud, which keeps it from nobody who knows or guesses the play address: there such a broadcast is in no list, but it is not secret.
`,
  },
  interruptions: {
    title: "When the line breaks",
    text: `
A program that lost its connection has \`RECONNECT_GRACE_SECONDS\` to come back, 60 by default. It is then the same broadcast with the same viewers, chat and recording, and viewers go on by themselves. A program that says goodbye, as OBS does with “Stop Streaming”, ends the broadcast at once.

“End broadcast” in the studio disconnects the program. For \`END_HOLD_SECONDS\` it is not let in again, and longer while it keeps trying, so that its own attempts to reconnect do not begin another broadcast. “Go live again” lets it in at once.

A restart of the server ends the broadcast in embedded mode; a program that reconnects by itself, as OBS does, then begins a new one.
`,
  },
  health: {
    title: "What the health strip says",
    text: `
Five bars: bitrate, frame rate, keyframes, sound, network. Each says “good”, “could be better”, “look at it” or “bad” in words as well; below stands what to put right and where in OBS. In embedded mode they are measured as the media arrive; in Tencent mode they come from Tencent Cloud and are some minutes late.

- No data: the program stopped or the line is down. The studio counts from the last picture.
- Keyframes far apart: set the interval, see above.
- Gaps and jitter: the line does not keep up. Lower the bitrate or use a cable.
- Frame rate falling: the computer does not keep up. Choose a faster preset or a smaller picture.
- No sound, or no picture: check the sources in the mixer and the scene.
`,
  },
  turnedAway: {
    title: "When OBS is turned away",
    text: `
OBS shows one line; the studio says why and what to do.

Expired :: Renew the key in the studio and paste it into OBS.
Changed :: The key was changed since; copy the new one.
Wrong key :: The address was cut off or altered: copy the whole of it.
In use :: Another program is on air with this key.
Ended :: You have just ended the broadcast in the studio: wait some seconds, or press “Go live again”.
Codec :: H.264 and AAC alone are taken.
`,
  },
  after: {
    title: "Afterwards",
    text: `
The studio keeps every broadcast with its length, viewers, likes and messages, as a table and as a CSV file. Its recording can be renamed, hidden, downloaded, deleted (and brought back for \`TAPE_UNDO_DAYS\` days) and cut at both ends.

Cutting does not encode anew, so that it takes seconds and loses nothing. For that it goes to where one segment ends and the next begins: about every two seconds (\`SEGMENT_DURATION_MS\`), or at every keyframe where these are further apart. A recording of several hours offers fewer places. In Tencent mode files are trimmed in the console of Tencent Cloud.
`,
  },
} as const satisfies Guide;
