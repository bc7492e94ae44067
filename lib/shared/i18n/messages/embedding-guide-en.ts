import type { Guide } from "./guide";

/** How other websites show rooms and recordings, in English. */
export const embeddingGuideEn = {
  frame: {
    title: "A frame",
    text: `
Every room and every recording has a page made for frames of other websites. “Share” in the room gives you the HTML.

\`/embed/USERID\` :: The live of a broadcaster; between broadcasts it says so and begins by itself.
\`/embed/vod/FILEID\` :: A recording.

The player fills the frame, whatever its size. A frame that you write yourself needs \`allow="autoplay; fullscreen; picture-in-picture"\` and \`allowfullscreen\`, without which browsers keep from it what viewers expect of a player.

No cookie of this site reaches a frame of another one, so that nobody is signed in there: the chat of a frame is for reading, and a link opens the room for whoever wants to write.
`,
  },
  options: {
    title: "Options",
    text: `
Put them behind the address, as in \`?show=both&lang=zh-CN\`. What is not known is as if it were not there.

\`show\` :: \`player\` (the default), \`chat\`, or \`both\`: beside each other from a width of 512 px, else below each other.
\`muted\` :: \`0\` begins with sound where the browser allows it; in frames of other sites most do not.
\`autoplay\` :: \`0\` waits for the viewer to press play.
\`t\` :: Of a recording: where it begins, in seconds.
\`theme\` :: \`light\` or \`dark\`; else as the viewer's system has it.
\`lang\` :: \`en\` or \`zh-CN\`; else the viewer's own.
`,
  },
  sites: {
    title: "Which websites may",
    text: `
\`EMBED_SITES\` is for the whole server: \`*\` for any website, \`none\`, or addresses such as \`https://example.com\` and \`https://*.example.com\`. Within that a broadcaster names the websites for the own room in “Share”; recordings follow their broadcaster.

Browsers keep to it by the directive \`frame-ancestors\` of the page's Content Security Policy. All other pages of this server show in frames of this server alone. What a browser shows anybody can fetch: this keeps a room out of other websites, not secret.

- \`GET /api/rooms/USERID/embed-sites\` reads the list, for the signed-in broadcaster and administrators.
- \`POST\` of \`{"sites": ["https://example.com"]}\` to the same address sets it; an empty list allows what the server allows.
`,
  },
  links: {
    title: "Links that show themselves",
    text: `
Rooms, recordings and profiles carry Open Graph tags, so that chats and search engines show title, broadcaster and cover. Set \`PUBLIC_URL\`, because those who fetch the page need whole addresses.

Content systems that know oEmbed turn a pasted link into a player:

$ curl 'https://live.example/oembed?url=https%3A%2F%2Flive.example%2Flive%2Falice_01'

\`maxwidth\`, \`maxheight\` :: Bound the frame, in CSS pixels; it is never narrower than 200.
\`format\` :: \`json\` alone; others are answered with 501.
`,
  },
} as const satisfies Guide;
